import { readingMinutes } from '../../shared/markdown/reading-time.ts';
import { useApp } from './app-context.ts';

/** Words, characters and reading time of the open post, as it is typed. */
export function TextCountsView() {
  const { post, preview } = useApp().state;
  const counts = preview.counts.value;
  if (post.open.value === null || counts === null) return null;
  // Half of a number is worse than none.
  if (preview.isCounting.value) return <span class="status-words">counting…</span>;
  const minutes = readingMinutes(counts);
  return (
    <span class="status-words">
      {amount(counts.words, 'word')}
      <span class="status-characters"> · {amount(counts.characters, 'character')}</span>
      {minutes > 0 ? <span class="status-reading"> · {minutes} min read</span> : null}
    </span>
  );
}

function amount(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;
}

import type { PostEntry } from '../../shared/model/post.ts';
import { Icon } from '../ui/icon.tsx';

interface PostRowProps {
  readonly entry: PostEntry;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  /** The blog's main language: only another one is worth a badge. */
  readonly mainLang: string;
  readonly onOpen: () => void;
}

/** One post of the list: title first, then date and marks. */
export function PostRow({ entry, index, count, top, isOpen, isActive, mainLang, onOpen }: PostRowProps) {
  const title = entry.title || entry.path;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list, which keeps the focus
    <div
      id={`post-${index}`}
      class={`post-row${isActive ? ' is-active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <span class="post-title" dir="auto" title={`${title}\n${entry.path}`}>
        {title}
      </span>
      <span class="post-facts">
        {dateOf(entry) ? <span class="post-date">{dateOf(entry)}</span> : null}
        {entry.draft ? <span class="badge badge-draft">Draft</span> : null}
        {entry.state === 'broken' ? (
          <span class="badge badge-broken" title={entry.error}>
            Broken
          </span>
        ) : null}
        {entry.kind === 'page' ? <span class="badge">Page</span> : null}
        {entry.lang !== '' && entry.lang !== mainLang ? <span class="badge">{entry.lang}</span> : null}
        {entry.comments > 0 ? (
          <span class="post-comments" title={`${entry.comments} comments`}>
            <Icon name="comment" />
            {entry.comments}
          </span>
        ) : null}
      </span>
    </div>
  );
}

/** The day as the post itself names it, so that no time zone moves it. */
function dateOf(entry: PostEntry): string {
  return entry.date.slice(0, 10) || (entry.kind === 'page' ? '' : 'No date');
}

import { MarkedText } from '../ui/marked-text.tsx';
import { type DiffLine, readDiff } from './read-diff.ts';

interface DiffViewProps {
  readonly diff: string;
  /** Whether the files are named elsewhere. */
  readonly hidesFiles?: boolean;
}

/** Drawing more lines than this would hold up the keyboard. */
const mostLines = 1_000;

/** A unified diff, coloured by line, with changed words marked; it takes the focus so that the keyboard can scroll it. */
export function DiffView({ diff, hidesFiles = false }: DiffViewProps) {
  const lines = readDiff(diff).filter(({ kind }) => !hidesFiles || kind !== 'file');
  const more = lines.length - mostLines;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section class="diff" aria-label="Differences" tabIndex={0}>
      {lines.slice(0, mostLines).map(line => (
        <Line key={line.number} line={line} />
      ))}
      {more > 0 ? (
        <p class="diff-line diff-note">
          {more === 1 ? 'One more line is' : `${more} more lines are`} not shown here; all of them are
          published.
        </p>
      ) : null}
    </section>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <div class={`diff-line diff-${line.kind}`} dir="auto">
      {line.text ? <MarkedText text={line.text} marks={line.marks} /> : ' '}
    </div>
  );
}

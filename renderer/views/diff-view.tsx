import { type DiffLine, readDiff } from './read-diff.ts';

/** A unified diff, coloured by line; it takes the focus so that the keyboard can scroll it. */
export function DiffView({ diff }: { readonly diff: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section class="diff" aria-label="Differences" tabIndex={0}>
      {readDiff(diff).map(line => (
        <Line key={line.number} line={line} />
      ))}
    </section>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <div class={`diff-line diff-${line.kind}`} dir="auto">
      {line.text || ' '}
    </div>
  );
}

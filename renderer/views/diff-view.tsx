/** What a line of a unified diff is. */
function kindOf(line: string): 'file' | 'place' | 'added' | 'removed' | 'same' {
  if (/^(?:diff |index |--- |\+\+\+ |new file|deleted file|old mode|new mode|similarity|rename )/u.test(line))
    return 'file';
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : 'same';
}

/** A unified diff, coloured by line; it takes the focus so that the keyboard can scroll it. */
export function DiffView({ diff }: { readonly diff: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section class="diff" aria-label="Differences" tabIndex={0}>
      {diff.split('\n').map((line, index) => (
        <div class={`diff-line diff-${kindOf(line)}`} key={index} dir="auto">
          {line || ' '}
        </div>
      ))}
    </section>
  );
}

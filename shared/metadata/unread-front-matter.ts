import { lineAt, linesFrom, textStart } from './text-lines.ts';

// `---json`, `--- toml`, `+++`, `+++ toml`, `;;;`: what begins metadata somewhere; `<<<<<<<`: a conflict about them
const openingPattern = /^(?:---[ \t]*[^\s-]|\+\+\+|;;;|<{7}(?: |$))/;

// `{` and a first key, or nothing; never `{{< shortcode >}}`, `{% tag %}` or `{: .class}`
const objectPattern = /^\{\s*["}]/;

/**
 * Whether a text that has no metadata for its generator begins like metadata of some other one: neither a heading nor a
 * place to write above.
 */
export function beginsLikeFrontMatter(text: string): boolean {
  const start = text.slice(textStart(text)).slice(0, 1_000).trimStart();
  return openingPattern.test(start) || objectPattern.test(start);
}

/** Where the text begins behind a `---word` block that its generator does not read; `from` where there is none. */
export function afterUnreadFence(text: string, from: number): number {
  const first = lineAt(text, Math.max(from, textStart(text)));
  const isFence = /^---[ \t]*[^\s-]/.test(text.slice(first.from, Math.min(first.to, first.from + 100)));
  if (from > textStart(text) || !isFence) return from;
  for (const line of linesFrom(text, first.next))
    if (/^---[ \t]*$/.test(text.slice(line.from, Math.min(line.to, line.from + 100)))) return line.next;
  return first.next;
}

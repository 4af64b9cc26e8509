import type { WrittenText } from './edit-dialect.ts';

/**
 * The items of an array of TOML or JSON that is written from `[` at `from` to after its `]` at `to`; undefined when an
 * item is a table, an array or a text over several lines. `#` outside of quotes begins a comment (JSON has none).
 */
export function scanFlow(text: string, from: number, to: number): readonly WrittenText[] | undefined {
  const items: WrittenText[] = [];
  for (let at = from + 1; at < to - 1; ) {
    const character = text.charAt(at);
    if (character === '#') at = lineEnd(text, at, to);
    else if (' \t\r\n,'.includes(character)) at += 1;
    else {
      const item = scanItem(text, at, to - 1);
      if (item === undefined) return undefined;
      items.push(item);
      at = item.to;
    }
  }
  return items;
}

function lineEnd(text: string, at: number, to: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? to : feed;
}

function scanItem(text: string, from: number, end: number): WrittenText | undefined {
  const first = text.charAt(from);
  if (first === '[' || first === '{') return undefined;
  if (first === '"' || first === "'") {
    if (text.startsWith(first.repeat(3), from)) return undefined;
    const to = stringEnd(text, from, end);
    return to === undefined ? undefined : { kind: 'text', from, to, quote: first };
  }
  let to = from;
  while (to < end && !',#\r\n'.includes(text.charAt(to))) to += 1;
  while (to > from && ' \t'.includes(text.charAt(to - 1))) to -= 1;
  return { kind: 'text', from, to, quote: '' };
}

function stringEnd(text: string, from: number, end: number): number | undefined {
  const quote = text.charAt(from);
  for (let at = from + 1; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') return undefined;
    if (character === '\\' && quote === '"') at += 1;
    else if (character === quote) return at + 1;
  }
  return undefined;
}

import type { ElementContent, Root, RootContent } from 'hast';
import { inlineElements } from './html-elements.ts';

const literalNames: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'var']);
/** Makes straight quotes, `--`, `---` and `...` in prose typographic ones; code stays as it is. */
export function smartenPunctuation(tree: Root): void {
  smartenChildren(tree.children, ' ');
}

/** Answers the last character, for the quotes that follow an inline element. */
function smartenChildren(children: readonly (RootContent | ElementContent)[], before: string): string {
  let previous = before;
  for (const node of children) {
    if (node.type === 'text') {
      node.value = smarten(node.value, previous);
      previous = node.value.at(-1) ?? previous;
    } else if (node.type === 'element') {
      if (literalNames.has(node.tagName)) previous = 'x';
      else if (inlineElements.has(node.tagName)) previous = smartenChildren(node.children, previous);
      else {
        smartenChildren(node.children, ' ');
        previous = ' ';
      }
    }
  }
  return previous;
}

function smarten(text: string, before: string): string {
  const dashed = text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\.\.\./g, '…');
  return dashed.replace(/["']/g, (quote, at: number) => {
    const isOpening = /[\s([{—–“‘]/.test(at > 0 ? dashed.charAt(at - 1) : before);
    if (quote === '"') return isOpening ? '“' : '”';
    return isOpening ? '‘' : '’';
  });
}

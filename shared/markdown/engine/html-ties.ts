import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { blockElements, inlineElements } from '../html-elements.ts';
import { sanitizeSchema } from '../sanitize-schema.ts';
import type { HtmlTies } from './segment.ts';

// A comment, or a tag with its attributes. What is not closed runs to the end, so that no text is looked at twice.
const tagPattern =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'"<>])*)(?:>|$)?/gi;

/** Elements without content, and paragraphs, which every block ends; source: HTML standard, optional tags. */
const endless: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr p'.split(' '),
);

/** Elements that go on behind the end of a block they were opened in; source: HTML standard, formatting elements. */
const formatting: ReadonlySet<string> = new Set(
  'a b big code em font i nobr s small strike strong tt u'.split(' '),
);

const foreign: ReadonlySet<string> = new Set(['svg', 'math']);

/** Elements whose reach shows: what the cleaning keeps, and what it takes away with its content. */
const reaching: ReadonlySet<string> = new Set([
  ...blockElements,
  ...inlineElements,
  ...'table thead tbody tfoot td th colgroup font nobr center iframe object'.split(' '),
  ...(sanitizeSchema.strip ?? []),
  ...foreign,
]);

/** What the raw HTML in `blocks` closes and leaves open; null when all of it is balanced. */
export function tiesOf(blocks: readonly RootContent[]): HtmlTies | null {
  const closes: string[] = [];
  const opens: string[] = [];
  for (const block of blocks) {
    // Footnotes are rendered by themselves, at the end of the post.
    if (block.type === 'footnoteDefinition') continue;
    visit(block, 'html', ({ value }) => readTags(value, opens, closes));
  }
  return closes.length > 0 || opens.length > 0 ? { closes, opens } : null;
}

function readTags(html: string, opens: string[], closes: string[]): void {
  for (const [, slash, rawName, attributes = ''] of html.matchAll(tagPattern)) {
    const name = rawName?.toLowerCase();
    if (name === undefined || endless.has(name) || !reaching.has(name)) continue;
    if (slash === '/') {
      if (!closeTag(opens, name)) closes.push(name);
      // A slash closes drawings and formulas only: to HTML, <div/> is an open <div>.
    } else if (!(attributes.endsWith('/') && foreign.has(name))) opens.push(name);
  }
}

/**
 * Takes the innermost `name` off `opens`, with everything inside it that ends there. False when none is open.
 */
export function closeTag(opens: string[], name: string): boolean {
  const at = opens.lastIndexOf(name);
  if (at < 0) return false;
  const inside = opens.splice(at).slice(1);
  opens.push(...inside.filter(each => formatting.has(each)));
  return true;
}

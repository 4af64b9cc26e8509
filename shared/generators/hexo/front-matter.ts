import { readHexoJson } from '../../metadata/json-front-matter.ts';
import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { lineAt, linesFrom, textStart } from '../../metadata/text-lines.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';

const fence = '---\n';

// The line that ends a block without an opening: `---`, `------`
const closePattern = /^-{3,}[ \t]*$/;

// The line that begins one: `title: x`, `tags:`
const keyPattern = /^[\p{L}\p{N}_-]+:(?:[ \t]|$)/u;

/** Longest block without an opening, in UTF-16 units. */
const longestBare = 65_536;

/**
 * The front matter of a Hexo file: YAML between `---`, YAML from the first line on that a `---` ends, or JSON without
 * braces that a `;;;` ends. After Hexo's documentation ("Front-matter").
 */
export function readHexoFrontMatter(text: string): MetadataBlock | undefined {
  return readYamlFrontMatter(text, 'js-yaml') ?? readBareYaml(text) ?? readHexoJson(text);
}

/** A text that begins with a key and has a `---` below is a block only if what stands before it is YAML. */
function readBareYaml(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const first = lineAt(text, from);
  if (!keyPattern.test(text.slice(first.from, Math.min(first.to, first.from + 200)))) return undefined;
  let hasBlank = false;
  for (const line of linesFrom(text, from)) {
    if (line.from - from > longestBare) return undefined;
    const content = text.slice(line.from, line.to);
    if (content.trim() === '') hasBlank = true;
    if (!closePattern.test(content)) continue;
    const block = readYamlFrontMatter(fence + text.slice(from, line.from) + fence, 'js-yaml');
    // Two paragraphs and a rule below them are a text, unless a parser says otherwise.
    if (block === undefined || (hasBlank && block.error !== undefined)) return undefined;
    return moved(block, from - fence.length, { from, to: line.next });
  }
  return undefined;
}

function moved(
  block: MetadataBlock,
  by: number,
  range: { readonly from: number; readonly to: number },
): MetadataBlock {
  const fields = block.fields.map(field => ({ ...field, from: field.from + by, to: field.to + by }));
  const error = block.error?.replace(/^line (\d+)/, (_, line: string) => `line ${Number(line) - 1}`);
  const made = { style: block.style, ...range, fields };
  return error === undefined ? made : { ...made, error };
}

import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { restoreText, standInFor } from './stand-ins.ts';
import { tagKindsOf } from './tag-kinds.ts';

// The address of a link or definition that holds tags: `]({{ site.url }}/a`, `](<{% link a.md %}`, `]: {{ x }}`
const addressPattern = /(\]\([ \t]*<?|\]:[ \t]+<?)((?:[^\s(){}<>]*(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}))+)/g;

const tagStart = /\{[{%][<%]?/g;

/**
 * Hides what in tags would end the address of a link: `[x]({{ site.url }}/a)` shall be one. The answer is as long as
 * the text, so positions in it are positions in the text; undefined where nothing is to hide.
 */
export function hideAddresses(text: string, syntax: GeneratorSyntax): string | undefined {
  const opening = new Set(tagKindsOf(syntax).map(kind => kind.open));
  if (opening.size === 0 || !text.includes('{') || restoreText(text) !== text) return undefined;
  const hidden = text.replace(addressPattern, (all, mark: string, address: string) => {
    const isKnown = [...address.matchAll(tagStart)].every(([open]) => opening.has(open));
    return isKnown ? mark + address.replace(/[ \t()<>\\&]/g, standInFor) : all;
  });
  return hidden === text ? undefined : hidden;
}

/** Puts back what {@link hideAddresses} took, everywhere in a tree made of its answer. */
export function restoreAddresses(tree: Root): void {
  visit(tree, node => {
    restoreStrings(node);
    for (const child of node.data?.hChildren ?? []) visit(child, restoreStrings);
  });
}

function restoreStrings(node: object): void {
  const fields = node as Record<string, unknown>;
  for (const [name, field] of Object.entries(fields))
    if (typeof field === 'string') fields[name] = restoreText(field);
}

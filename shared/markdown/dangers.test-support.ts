import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Elements that load, run, submit, hold other documents or are read differently when they are read again. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  ...'script style iframe frame frameset object embed applet form button select option textarea'.split(' '),
  ...'base meta link template noscript title dialog portal slot plaintext xmp noembed noframes'.split(' '),
  ...'foreignObject use image feImage animate animateMotion animateTransform set handler listener'.split(' '),
  ...'filter mask pattern annotation-xml maction mglyph malignmark semantics-link'.split(' '),
]);

const forbiddenAttributes: ReadonlySet<string> = new Set(
  'srcDoc srcSet action formAction name target ping xLinkHref attributeName values'.split(' '),
);

/** What is dangerous in a tree, by a rule of its own that knows nothing of the schemas. */
export function dangersIn(tree: Root): string[] {
  const dangers: string[] = [];
  visit(tree, 'element', (node, _index, parent) => {
    // A drawing's own title is words for screen readers.
    const isSpoken = node.tagName === 'title' && parent?.type === 'element' && isDrawn(parent.tagName);
    if (forbiddenNames.has(node.tagName) && !isSpoken) dangers.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties))
      if (isDangerous(node.tagName, name, Array.isArray(value) ? value.join(' ') : String(value)))
        dangers.push(`${name} ${String(value)}`);
  });
  return dangers;
}

const isDrawn = (name: string) =>
  /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs)$/.test(name);

function isDangerous(tagName: string, name: string, value: string): boolean {
  if (/^on/i.test(name) || forbiddenAttributes.has(name)) return true;
  // Our own formulas are laid out by styles; none of them loads anything.
  if (name === 'style') return /url|expression|import|position:(?!relative)|\\|@/i.test(value);
  if (/^(?:fill|stroke|clipPath|mask|filter|cursor|marker\w*)$/.test(name))
    return /[:\\]|url\((?!#user-content-)/i.test(value);
  // A browser names no heading on its document or its window's own parts; those get the ids that the web page has.
  if (name === 'id') return !value.startsWith('user-content-') && !/^h[1-6]$/.test(tagName);
  const isAddress = /href|src|poster|cite|background|data$/i.test(name);
  return isAddress && /^[^/?#]*:/.test(value) && !/^(?:https?|mailto):/i.test(value);
}

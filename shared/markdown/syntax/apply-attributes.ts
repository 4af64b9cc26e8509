import type { Parents, RootContent } from 'mdast';
import type { AttributeWords } from './attribute-words.ts';

/** What makes no difference to what the preview shows: it opens every link outside and loads pictures as it likes. */
const unseen: ReadonlySet<string> = new Set([
  ...['target', 'rel', 'loading', 'decoding', 'fetchpriority', 'download', 'markdown', 'id'],
]);

const everywhere: ReadonlySet<string> = new Set(['title', 'lang', 'dir']);

const sizes: ReadonlySet<string> = new Set(['width', 'height']);

// `.language-ruby`
const languagePattern = /^\.language-([\w+#.-]+)$/;

/** Gives a node the attributes that the preview can show, and answers whether there are others that would show on a site. */
export function applyAttributes(node: Parents | RootContent, attributes: AttributeWords): boolean {
  const given: Record<string, string> = {};
  if (attributes.id !== '') given.id = attributes.id;
  let isMore = attributes.words.filter(word => !takesLanguage(node, word)).length > 0;
  for (const [name, value] of attributes.values) {
    const isSize = sizes.has(name) && (node.type === 'image' || node.type === 'imageReference');
    if (everywhere.has(name) || isSize) given[name] = value;
    else if (!unseen.has(name)) isMore = true;
  }
  if (Object.keys(given).length > 0)
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...given } };
  return isMore;
}

/** kramdown's way to name the language of a code block. */
function takesLanguage(node: Parents | RootContent, word: string): boolean {
  const language = node.type === 'code' ? languagePattern.exec(word)?.[1] : undefined;
  if (node.type !== 'code' || language === undefined) return false;
  node.lang ??= language;
  return true;
}

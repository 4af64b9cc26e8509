import type { Definition, Heading, Image, ImageReference, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { MarkdownDialect } from '../../generators/generator.ts';
import { parseMarkdown } from '../../markdown/parse-markdown.ts';
import type { BodyParts, PostHeading, PostLink, PostReference, ProsePiece } from '../check.ts';
import { isReferenceTag } from '../links/reference-tag.ts';
import { htmlParts } from './html-parts.ts';
import { writtenIds } from './written-ids.ts';

interface Gathered {
  readonly body: string;
  readonly start: number;
  readonly dialect: MarkdownDialect;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Definitions that were told already, by their labels. */
  readonly told: Set<string>;
  readonly links: PostLink[];
  readonly references: PostReference[];
  readonly prose: ProsePiece[];
  readonly headings: PostHeading[];
  readonly code: (readonly [number, number])[];
  hasMoreIds: boolean;
}

/** What the body of a Markdown post holds; `start` is its UTF-16 offset in the file. */
export function markdownParts(body: string, start: number, dialect: MarkdownDialect): BodyParts {
  const tree = parseMarkdown(body, dialect);
  const gathered: Gathered = {
    body,
    start,
    dialect,
    definitions: definitionsOf(tree),
    told: new Set(),
    links: [],
    references: [],
    prose: [],
    headings: [],
    code: [],
    hasMoreIds: false,
  };
  visit(tree, node => gather(gathered, node));
  const { links, references, prose, headings, code, hasMoreIds } = gathered;
  return { links, references, prose, headings, code, hasMoreIds, ids: writtenIds(body) };
}

function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  visit(tree, 'definition', node => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}

function gather(into: Gathered, node: Nodes): void {
  switch (node.type) {
    case 'link':
      addLink(into, 'link', node.url, node);
      break;
    case 'image':
      addPicture(into, node, node.url, node);
      break;
    case 'linkReference':
    case 'imageReference':
      addReference(into, node);
      break;
    case 'text':
      into.prose.push({ text: sourceOf(into, node), from: placeOf(into, node)[0] });
      break;
    case 'heading':
      into.headings.push(headingOf(node));
      break;
    case 'code':
    case 'inlineCode':
    case 'math':
      into.code.push(placeOf(into, node));
      break;
    case 'html':
      addHtml(into, node);
      break;
    case 'generatorLabel':
      addLabel(into, node.value, node);
      break;
  }
}

function placeOf({ start }: Gathered, { position }: Nodes): readonly [number, number] {
  return [start + (position?.start.offset ?? 0), start + (position?.end.offset ?? 0)];
}

/** As it is written; what a parser made by itself has no source. */
function sourceOf({ body }: Gathered, { position }: Nodes): string {
  return body.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

function addLink(into: Gathered, kind: PostLink['kind'], url: string, node: Nodes): void {
  const [from, to] = placeOf(into, node);
  into.links.push({ kind, url, from, to });
}

// `{: alt="x"}` behind a picture
const altAttribute = /^\{:?[^{}\n]*\balt\s*=/;

function addPicture(into: Gathered, { alt }: Image | ImageReference, url: string, node: Nodes): void {
  const [from, to] = placeOf(into, node);
  const isDescribed = altAttribute.test(into.body.slice(to - into.start, to - into.start + 500));
  if (url !== '')
    into.links.push({ kind: 'picture', url, from, to, ...(isDescribed ? {} : { alt: alt ?? '' }) });
}

/** The address stands at the definition: there it is told, once. */
function addReference(into: Gathered, node: Extract<Nodes, { identifier: string }>): void {
  const definition = into.definitions.get(node.identifier);
  if (definition === undefined) return;
  if (node.type === 'imageReference') addPicture(into, node, definition.url, node);
  else if (!into.told.has(node.identifier)) addLink(into, 'link', definition.url, definition);
  into.told.add(node.identifier);
}

function headingOf(node: Heading): PostHeading {
  const id: unknown = node.data?.hProperties?.id;
  return typeof id === 'string' ? { text: textOf(node), id } : { text: textOf(node) };
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function addHtml(into: Gathered, node: Nodes): void {
  const source = sourceOf(into, node);
  const parts = htmlParts(source, placeOf(into, node)[0]);
  into.links.push(...parts.links);
  into.prose.push(...parts.prose);
  into.headings.push(...parts.headings);
  into.code.push(...parts.code);
}

/** What the generator runs: a way to another post, an element of MDX, or something that may make anything of itself. */
function addLabel(into: Gathered, tag: string, node: Nodes): void {
  const [from] = placeOf(into, node);
  if (isReferenceTag(tag)) {
    into.references.push({ tag, from });
    return;
  }
  // Raw HTML that the generator leaves out is a label, too: nobody sees it.
  if (tag.startsWith('<') && into.dialect.rawHtml) into.links.push(...htmlParts(tag, from).links);
  else if (!tag.startsWith('<')) into.hasMoreIds = true;
  if (/^<[A-Z]/.test(tag)) into.hasMoreIds = true;
}

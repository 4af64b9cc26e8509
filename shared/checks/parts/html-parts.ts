import { decodeHtmlEntities } from '../../metadata/html-entities.ts';
import type { BodyParts, PostHeading, PostLink, ProsePiece } from '../check.ts';
import { writtenIds } from './written-ids.ts';

// Comments; elements whose text is code or no prose; any other tag. What is not closed runs to the end, so that no text
// is looked at twice.
const piecePattern =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea|xmp|template|svg|math)(?=[\s/>])[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*'){0,4000})>/gi;

const attributePattern = /([a-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;

/** Elements with an address, and the attribute that has it. */
const addressAttributes: Readonly<Record<string, 'href' | 'src'>> = {
  a: 'href',
  area: 'href',
  img: 'src',
  video: 'src',
  audio: 'src',
  source: 'src',
};

/** What an HTML text holds; `start` is its UTF-16 offset in the file. */
export function htmlParts(html: string, start: number): BodyParts {
  const links: PostLink[] = [];
  const prose: ProsePiece[] = [];
  const code: (readonly [number, number])[] = [];
  let done = 0;
  for (const match of html.matchAll(piecePattern)) {
    const [whole, codeName, slash, name = '', attributes = ''] = match;
    const from = start + match.index;
    if (match.index > done) prose.push({ text: html.slice(done, match.index), from: start + done });
    done = match.index + whole.length;
    if (codeName !== undefined) code.push([from, from + whole.length]);
    else if (slash === '') links.push(...linkOf(name.toLowerCase(), attributes, from, whole.length));
  }
  if (done < html.length) prose.push({ text: html.slice(done), from: start + done });
  const ids = writtenIds(html);
  return { links, references: [], prose, headings: headingsOf(html), ids, hasMoreIds: false, code };
}

/** The address of an element, where it has one. */
function linkOf(name: string, written: string, from: number, length: number): readonly PostLink[] {
  const attribute = Object.hasOwn(addressAttributes, name) ? addressAttributes[name] : undefined;
  if (attribute === undefined) return [];
  const attributes = attributesOf(written);
  const url = attributes.get(attribute);
  if (url === undefined || url.trim() === '') return [];
  const place = { url: url.trim(), from, to: from + length };
  if (attribute === 'href') return [{ kind: 'link', ...place }];
  if (name !== 'img') return [{ kind: 'picture', ...place }];
  const isHidden = attributes.get('role') === 'presentation' || attributes.get('aria-hidden') === 'true';
  const alt = attributes.get('alt') ?? null;
  // In HTML an empty description says that the picture is only decoration.
  return isHidden || alt === '' ? [{ kind: 'picture', ...place }] : [{ kind: 'picture', ...place, alt }];
}

function attributesOf(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of written.matchAll(attributePattern))
    found.set(name.toLowerCase(), decodeHtmlEntities(double ?? single ?? bare ?? ''));
  return found;
}

function headingsOf(html: string): readonly PostHeading[] {
  const found: PostHeading[] = [];
  for (const [, , content = ''] of html.matchAll(/<h([1-6])\b[^<>]{0,2000}>([\s\S]{0,2000}?)<\/h\1\s*>/gi))
    found.push({ text: decodeHtmlEntities(content.replace(/<[^<>]*>/g, '')) });
  return found;
}

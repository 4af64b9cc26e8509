import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF that Chromium has made, in the order it was drawn; a new line for each piece of it. Letters that a font
 * joins into one sign may be missing.
 */
export function pdfText(bytes: Buffer): string {
  const objects = readObjects(bytes.toString('latin1'));
  const fonts = new Map(
    [...objects].flatMap(([id, { head }]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
      return map === undefined ? [] : [[`F${id}`, readCharacters(objects.get(map)?.content ?? '')] as const];
    }),
  );
  const pages = [...objects.values()].filter(({ content }) => content.includes('\nBT\n'));
  return pages.map(({ content }) => drawnText(content, fonts)).join('\n');
}

interface PdfObject {
  readonly head: string;
  /** Its stream, unpacked; empty where it has none. */
  readonly content: string;
}

function readObjects(pdf: string): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', packed] = body.split(/stream\r?\n/, 2);
    const isText = packed !== undefined && head.includes('/FlateDecode') && !head.includes('/Length1');
    objects.set(id, { head, content: isText ? unpack(packed) : '' });
  }
  return objects;
}

const unpack = (packed: string) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');

/** The characters of a font's glyphs, from its `ToUnicode` table. */
function readCharacters(table: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      characters.set(Number.parseInt(glyph, 16), fromHex(text));
  for (const [, lines = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1)
        characters.set(glyph, String.fromCodePoint(Number.parseInt(text, 16) + glyph - first));
    }
  return characters;
}

/** Hexadecimal UTF-16, as the table writes a glyph's characters. */
const fromHex = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function drawnText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let characters: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|ET\n/g)) {
    if (font !== undefined) characters = fonts.get(font) ?? new Map();
    else if (glyphs === undefined) text += '\n';
    else
      for (const glyph of glyphs.match(/.{4}/g) ?? [])
        text += characters.get(Number.parseInt(glyph, 16)) ?? '';
  }
  return text;
}

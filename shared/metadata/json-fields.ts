import { findConflict } from './describe-yaml-error.ts';
import type { MetadataField } from './metadata-block.ts';
import { lineAt } from './text-lines.ts';

/** What a JSON object holds: its fields and where it ends, or the offset and the words of what is wrong with it. */
export type JsonReading =
  | { readonly fields: readonly MetadataField[]; readonly to: number }
  | { readonly at: number; readonly message: string };

/** Deepest nesting that is followed. */
const deepest = 100;

/** Longest dotted key, in UTF-16 units: each value in an object repeats it. */
const longestKey = 2_000;

/**
 * The fields of the JSON object that begins at offset `start` of a text; what follows it is not looked at. `isBare`:
 * it has no braces and ends with the text. Keys in objects are dotted (`params.cover`), with a part in quotes where it
 * holds a dot itself. Strings are what they stand for, numbers and booleans stay as they are written, null is ''.
 * Strict JSON: `JSON.parse` has the last word. Never throws.
 */
export function readJsonFields(text: string, start: number, isBare = false): JsonReading {
  const reader = new JsonReader(text, start);
  try {
    const fields = isBare ? reader.readPairs('') : reader.readObject('');
    const written = text.slice(start, reader.at);
    JSON.parse(isBare ? `{${written}}` : written);
    return { fields, to: reader.at };
  } catch (error) {
    const message = error instanceof Misread ? error.message : 'the front matter is not valid JSON';
    const at = Math.min(reader.at, text.length);
    const line = text.lastIndexOf('\n', at - 1) + 1;
    const conflict = findConflict(text.slice(line, lineAt(text, line).to));
    return conflict === undefined ? { at, message } : { at: line, message: conflict.message };
  }
}

class Misread extends Error {}

// What can stand for itself: numbers, booleans, null
const wordPattern = /[^\s,\]}"{[:]+/y;

class JsonReader {
  readonly #text: string;
  /** Where the reader is: after the object when it is read, at the problem when it cannot be. */
  at: number;
  #depth = 0;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  readObject(prefix: string): readonly MetadataField[] {
    this.#expect('{');
    const fields = this.readPairs(prefix);
    this.#expect('}');
    return fields;
  }

  /** Pairs up to a `}` or the end of the text. */
  readPairs(prefix: string): readonly MetadataField[] {
    const fields: MetadataField[] = [];
    this.#enter();
    this.#skipSpace();
    while (this.#peek() !== '}' && this.#peek() !== '') {
      const name = this.#readString();
      const key = prefix + (name === '' || name.includes('.') ? JSON.stringify(name) : name);
      if (key.length > longestKey) throw new Misread('a key is too long');
      this.#skipSpace();
      this.#expect(':');
      this.#skipSpace();
      fields.push(...this.#readField(key));
      this.#skipSpace();
      if (this.#peek() !== ',') break;
      this.#expect(',');
      this.#skipSpace();
    }
    this.#depth -= 1;
    return fields;
  }

  #readField(key: string): readonly MetadataField[] {
    const from = this.at;
    if (this.#peek() === '{') return this.readObject(`${key}.`);
    if (this.#peek() !== '[') return [{ key, text: this.#readScalar().trim(), from, to: this.at }];
    const items = this.#readItems();
    return [{ key, text: '', items, from, to: this.at }];
  }

  /** The scalars of an array; objects and arrays in it are passed over. */
  #readItems(): readonly string[] {
    const items: string[] = [];
    this.#enter();
    this.#expect('[');
    this.#skipSpace();
    while (this.#peek() !== ']') {
      if (this.#peek() === '{') this.readObject('');
      else if (this.#peek() === '[') this.#readItems();
      else items.push(this.#readScalar().trim());
      this.#skipSpace();
      if (this.#peek() !== ',') break;
      this.#expect(',');
      this.#skipSpace();
    }
    this.#expect(']');
    this.#depth -= 1;
    return items;
  }

  #readScalar(): string {
    if (this.#peek() === '"') return this.#readString();
    wordPattern.lastIndex = this.at;
    const word = wordPattern.exec(this.#text)?.[0] ?? '';
    if (!/^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(word))
      throw new Misread('a value is missing or not JSON');
    this.at += word.length;
    return word === 'null' ? '' : word;
  }

  #readString(): string {
    const from = this.at;
    if (this.#peek() !== '"') throw new Misread('a key or value in double quotes is missing');
    let end = from + 1;
    for (; this.#text[end] !== '"'; end += this.#text[end] === '\\' ? 2 : 1)
      if (end >= this.#text.length || this.#text[end] === '\n') throw new Misread('a quote is not closed');
    const written = this.#text.slice(from, end + 1);
    const value: unknown = JSON.parse(written);
    this.at = end + 1;
    return String(value);
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Misread('the front matter is nested too deeply');
  }

  #peek(): string {
    return this.#text.charAt(this.at);
  }

  #expect(mark: string): void {
    if (this.#peek() !== mark) throw new Misread(`${mark} is missing`);
    this.at += 1;
  }

  #skipSpace(): void {
    while (/^[ \t\r\n]$/.test(this.#peek())) this.at += 1;
  }
}

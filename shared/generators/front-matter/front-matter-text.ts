import { writeTomlString } from '../../metadata/write-toml-string.ts';
import { type NewPostField, yamlLines } from './new-post-fields.ts';

/** A dialect that the front matter of a new post can be written in. */
export type FrontMatterStyle = 'yaml' | 'toml' | 'json';

/** Front matter with its fences and an empty line behind it; `text` is the file the fields' models are in. */
export function frontMatterText(
  style: FrontMatterStyle,
  fields: readonly NewPostField[],
  text: string,
): string {
  if (style === 'yaml') return `---\n${lines(yamlLines(flatFields(fields), text))}---\n\n`;
  if (style === 'toml') return `+++\n${lines(tomlLines(fields, text))}+++\n\n`;
  const pairs = flatFields(fields).map(field => `  ${JSON.stringify(field.key)}: ${jsonValue(field, text)}`);
  return `{\n${lines([pairs.join(',\n')])}}\n\n`;
}

function lines(all: readonly string[]): string {
  return all
    .filter(line => line !== '')
    .map(line => `${line}\n`)
    .join('');
}

/** Without the keys in objects and tables, which a line of its own cannot say. */
function flatFields(fields: readonly NewPostField[]): readonly NewPostField[] {
  return fields.filter(({ key }) => !key.includes('.'));
}

/** Keys of no table first, as TOML wants it, then each table under its header. */
function tomlLines(fields: readonly NewPostField[], text: string): readonly string[] {
  const tables = new Map<string, string[]>([['', []]]);
  for (const field of fields) {
    const dot = field.key.lastIndexOf('.');
    const table = field.key.slice(0, Math.max(0, dot));
    const key = field.key.slice(dot + 1);
    // A part in quotes may hold the dot itself.
    if (field.key.includes('"')) continue;
    const written = tables.get(table) ?? [];
    tables.set(table, written);
    written.push(`${tomlKey(key)} = ${tomlValue(field, text)}`);
  }
  return [...tables].flatMap(([table, written]) =>
    table === '' ? written : [`[${table.split('.').map(tomlKey).join('.')}]`, ...written],
  );
}

function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : writeTomlString(key);
}

function tomlValue(field: NewPostField, text: string): string {
  const written = writtenBy(field, text);
  if (written !== undefined) return written;
  if (field.isLiteral) return field.text;
  if (field.text === '' && isList(field)) return '[]';
  const first = field.model === undefined ? '"' : text.charAt(field.model.from);
  return writeTomlString(field.text, first === "'" ? "'" : '"');
}

function jsonValue(field: NewPostField, text: string): string {
  const written = writtenBy(field, text);
  if (written !== undefined) return written;
  if (field.isLiteral) return field.text;
  return field.text === '' && isList(field) ? '[]' : JSON.stringify(field.text);
}

function isList({ model }: NewPostField): boolean {
  return model?.items !== undefined;
}

/** A copied value keeps its writing: `true` must not become a text. */
function writtenBy({ model, text }: NewPostField, modelText: string): string | undefined {
  if (model === undefined || model.items !== undefined || text === '' || model.text !== text)
    return undefined;
  return modelText.slice(model.from, model.to);
}

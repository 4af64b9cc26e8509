import { findGenerator } from '../../generators/all-generators.ts';
import { applyChanges, type TextChanges } from '../../model/text-change.ts';
import { isRefusal } from '../edit/edit-dialect.ts';
import { editDialectOf } from '../edit/edit-dialects.ts';
import { editField } from '../edit/edit-field.ts';
import type { FieldEdit } from '../edit/field-edit.ts';
import { fieldOf, type MetadataBlock, type MetadataStyle } from '../metadata-block.ts';
import type { FieldForm } from './field-form.ts';
import { canWriteKey } from './key-place.ts';
import { habitsOf } from './metadata-place.ts';

/** A block without a key, where the dialect has such. */
const emptyBlocks: Partial<Record<MetadataStyle, string>> = {
  yaml: '---\n---\n\n',
  toml: '+++\n+++\n\n',
  json: '{\n}\n\n',
};

/** What stands around a line in the dialects that know no empty block. */
const wrappers: Partial<Record<MetadataStyle, readonly [string, string]>> = {
  'nikola-comment': ['<!--\n', '\n-->\n\n'],
  'nikola-lines': ['', '\n\n'],
  'key-value': ['', '\n\n'],
};

/**
 * The change that gives a post without metadata its first key: in the style of most posts, of those its generator reads
 * at the top of such a file. Undefined when there is none.
 */
export function addBlock(form: FieldForm, edit: FieldEdit): TextChanges | undefined {
  if (edit.value === undefined) return [];
  const own = form.blog.habits.map(({ style }) => style);
  for (const style of new Set([...own, ...usualStyles(form)])) {
    const block = canWriteKey(style, edit.key, form.blog) ? writeBlock(form, style, edit) : undefined;
    if (block !== undefined) return [{ from: 0, to: 0, insert: block }];
  }
  return undefined;
}

/** The styles of the generator's own documentation, then what nearly all read. */
function usualStyles({ source }: FieldForm): readonly MetadataStyle[] {
  const { site, path } = source;
  if (site.generator === 'nikola') {
    const format = findGenerator(site.generator).format(site, path);
    return format === 'markdown' || format === 'html' ? ['nikola-comment'] : ['nikola-lines'];
  }
  if (site.generator === 'pelican') return ['key-value'];
  return site.generator === 'zola' ? ['toml', 'yaml'] : ['yaml', 'toml'];
}

/** A block with one key that reads back as that key before the same text; undefined when it does not. */
function writeBlock(form: FieldForm, style: MetadataStyle, edit: FieldEdit): string | undefined {
  const { text, read } = form.place;
  const empty = emptyBlocks[style];
  const written = empty === undefined ? wrapLine(form, style, edit) : fillBlock(form, empty, edit);
  if (written === undefined) return undefined;
  // What the text begins with may already be an empty line.
  const insert = text === '' || text.startsWith('\n') ? written.replace(/\n\n$/, '\n') : written;
  const result = insert + text;
  const block = read(result);
  return block?.style === style && hasValue(block, edit) && isSameBody(result.slice(block.to), text)
    ? insert
    : undefined;
}

function hasValue(block: MetadataBlock, { key }: FieldEdit): boolean {
  const isAlone = block.error === undefined && !block.isOpen && block.fields.length === 1;
  return isAlone && fieldOf(block, key) !== undefined;
}

function isSameBody(body: string, text: string): boolean {
  return body.replace(/^\n/, '') === text.replace(/^\n/, '');
}

function fillBlock({ place, blog }: FieldForm, empty: string, edit: FieldEdit): string | undefined {
  const block = place.read(empty);
  if (block === undefined || block.fields.length > 0) return undefined;
  const context = { read: place.read, habits: habitsOf(blog, block.style) };
  const changes = editField(empty, block, edit, context);
  return isRefusal(changes) ? undefined : applyChanges(empty, changes);
}

function wrapLine({ blog }: FieldForm, style: MetadataStyle, edit: FieldEdit): string | undefined {
  const dialect = editDialectOf(style);
  const wrapper = wrappers[style];
  const { value = '' } = edit;
  const text = typeof value === 'object' ? value.join(`${edit.separator ?? ','} `) : String(value).trim();
  const key = dialect?.writeKey(edit.key);
  const written = dialect?.writeText(text, { quote: '', previous: '', isInFlow: false });
  if (wrapper === undefined || dialect === undefined || key === undefined || written === undefined)
    return undefined;
  const between = habitsOf(blog, style).spacing?.between ?? dialect.between;
  return `${wrapper[0]}${key}${between}${written}${wrapper[1]}`;
}

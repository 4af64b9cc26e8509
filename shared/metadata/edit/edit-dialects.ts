import type { EditDialect } from './edit-dialect.ts';
import { jsonEdit } from './json-edit.ts';
import { fencedKeyValueEdit, keyValueEdit } from './key-value-edit.ts';
import { nikolaCommentEdit, nikolaLinesEdit } from './nikola-edit.ts';
import { tomlEdit } from './toml-edit.ts';
import { yamlEdit } from './yaml-edit.ts';

/** How each style of metadata is written; a style without an entry is never edited. */
const editDialects: ReadonlyMap<string, EditDialect> = new Map([
  ['yaml', yamlEdit],
  ['nikola-lines', nikolaLinesEdit],
  ['nikola-comment', nikolaCommentEdit],
  ['toml', tomlEdit],
  ['json', jsonEdit],
  // Hexo's form without braces, before `;;;`
  ['hexo-json', jsonEdit],
  ['key-value', keyValueEdit],
  ['key-value-fenced', fencedKeyValueEdit],
]);

/** How a style of metadata is written, or undefined when we do not write it. */
export function editDialectOf(style: string): EditDialect | undefined {
  return editDialects.get(style);
}

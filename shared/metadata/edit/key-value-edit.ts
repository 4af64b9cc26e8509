import { lineAt } from '../text-lines.ts';
import type { EditDialect } from './edit-dialect.ts';
import { linesOfField, lookAtLine } from './line-edit.ts';

/** Lines `Key: value` as Pelican and MultiMarkdown read them. Values have no quotes and, as written by us, one line. */
export const keyValueEdit: EditDialect = {
  look: lookAtLine,
  writeText: value => (/[\r\n]/.test(value) ? undefined : value),
  writeKey: key => (/^[\p{L}\p{N}_][\p{L}\p{N}_ -]*$/u.test(key) && key === key.trim() ? key : undefined),
  between: ': ',
  listSeparator: ',',
  listForm: 'text',
  ignoresCase: true,
  linesOf: linesOfField,
  firstLine: (_, block) => block.from,
};

/** The same lines between `---`. */
export const fencedKeyValueEdit: EditDialect = {
  ...keyValueEdit,
  firstLine: (text, block) => lineAt(text, block.from).next,
};

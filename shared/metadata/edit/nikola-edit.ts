import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import type { EditDialect, EditRefusal, TextRange } from './edit-dialect.ts';
import { linesOfField, lookAtLine } from './line-edit.ts';

/** The lines `.. key: value` at the top of a post or in its sidecar. Values have no quotes and no line breaks. */
export const nikolaLinesEdit: EditDialect = {
  look: lookAtLine,
  writeText: writeLine,
  writeKey: key => (/^[^\s:_][^:\r\n]*$/.test(key) && key === key.trim() ? `.. ${key}` : undefined),
  between: ': ',
  listSeparator: ',',
  listForm: 'text',
  linesOf,
  firstLine: (_, block) => block.from,
};

/** The same lines in an HTML comment, which a value must not end. */
export const nikolaCommentEdit: EditDialect = {
  ...nikolaLinesEdit,
  writeText: value => (/--!?>/.test(value) ? undefined : writeLine(value)),
};

function writeLine(value: string): string | undefined {
  return /[\r\n]/.test(value) ? undefined : value;
}

/** A line that also begins or ends the comment is not only the key's. */
function linesOf(text: string, block: MetadataBlock, field: MetadataField): TextRange | EditRefusal {
  const lines = linesOfField(text, block, field);
  if ('refused' in lines) return lines;
  const line = text.slice(lines.from, lineAt(text, lines.from).to);
  return /^\s*\.\. /.test(line) ? lines : { refused: 'form' };
}

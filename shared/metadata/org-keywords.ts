import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { lineAt, linesFrom, textStart } from './text-lines.ts';

// `#+TITLE: A post`, `#+tags[]: a b`
const keywordPattern = /^#\+([\w-]+(?:\[\])?):(?:[ \t]+(.*))?$/;

// `<2024-01-02 Tue>`, `[2024-01-02 Tue]`: an Org timestamp
const timestampPattern = /^[<[](\d{4}-\d{2}-\d{2})\b[^>\]]*[>\]]$/;

/**
 * The `#+KEY: value` lines an Org text begins with, as Hugo reads them: keys in lower case, `#+KEY[]:` a list by blanks,
 * `#+FILETAGS: :a:b:` one by colons, a timestamp its day. They are shown, never edited. Undefined when there are none.
 */
export function readOrgKeywords(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const fields: MetadataField[] = [];
  let to = from;
  for (const line of linesFrom(text, from)) {
    const content = text.slice(line.from, Math.min(line.to, line.from + 2000));
    const field = readKeyword(content, line.from);
    if (field === undefined && content.trim() !== '') break;
    if (field !== undefined) {
      fields.push(field);
      to = lineAt(text, line.from).next;
    }
  }
  return fields.length === 0 ? undefined : { style: 'org-keywords', from, to, fields };
}

function readKeyword(content: string, at: number): MetadataField | undefined {
  const [, name = '', value = ''] = keywordPattern.exec(content) ?? [];
  if (name === '') return undefined;
  const written = value.trim();
  const from = at + content.length - value.trimStart().length;
  const place = { from, to: from + written.length };
  const key = name.toLowerCase();
  if (key.endsWith('[]'))
    return { key: key.slice(0, -2), text: '', items: written.split(/\s+/).filter(Boolean), ...place };
  if (key === 'filetags') return { key, text: '', items: written.split(':').filter(Boolean), ...place };
  return { key, text: timestampPattern.exec(written)?.[1] ?? written, ...place };
}

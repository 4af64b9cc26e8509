import type { MetadataBlock, MetadataField } from './metadata-block.ts';
import { readNikolaLine } from './nikola-lines.ts';
import { linesFrom, textStart } from './text-lines.ts';
import { readTomlFrontMatter } from './toml-front-matter.ts';
import { readYamlFrontMatter } from './yaml-front-matter.ts';

/**
 * The metadata of a whole sidecar file: YAML between `---` lines, TOML between `+++` lines, or `.. key: value` lines
 * anywhere in it.
 */
export function readSidecar(text: string): MetadataBlock {
  const fenced = readYamlFrontMatter(text) ?? readTomlFrontMatter(text);
  if (fenced !== undefined) return fenced;
  const fields: MetadataField[] = [];
  const start = textStart(text);
  for (const line of linesFrom(text, start)) {
    const field = readNikolaLine(text, line);
    if (field !== undefined) fields.push(field);
  }
  const block = { style: 'nikola-lines', from: start, to: text.length, fields } as const;
  const isStray = fields.length === 0 && text.slice(start).trim() !== '';
  return isStray ? { ...block, error: 'line 1: no ".. key: value" lines in the sidecar' } : block;
}

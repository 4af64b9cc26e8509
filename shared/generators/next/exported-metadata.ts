import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { readScriptConfig } from '../config/read-script-config.ts';
import { scriptFields } from '../config/script-fields.ts';

// `export const metadata = {`, `export const meta: Metadata = {`
const exportPattern = /^export\s+const\s+(metadata|meta|frontmatter)\b[^=\n]{0,80}=\s*\{/im;

/** Where the export stands, and how much of it is read, in UTF-16 units. */
const searched = 8_192;
const longest = 8_192;

/**
 * What a page in MDX exports as its metadata, which is how pages of Next.js have them without a plug-in for front matter
 * (its documentation of MDX). The block has no place in the text: it is a script's, and only read. Undefined when there is none.
 */
export function readExportedMetadata(text: string): MetadataBlock | undefined {
  const match = exportPattern.exec(text.slice(0, searched));
  const [, name = ''] = match ?? [];
  if (match === null) return undefined;
  const script = readScriptConfig(text.slice(match.index, match.index + longest));
  const object = script.parts.find(({ key }) => key === name);
  return object && { style: 'json', from: 0, to: 0, fields: scriptFields(object, 0) };
}

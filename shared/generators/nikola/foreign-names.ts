import {
  hasKeyValueLines,
  type MetadataBlock,
  type MetadataField,
  type MetadataStyle,
} from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { pathBelow } from '../paths/blog-paths.ts';
import { readPythonPattern } from '../paths/python-pattern.ts';
import { titleFromName } from '../paths/title-words.ts';

/** What `METADATA_MAPPING` calls the forms that are not Nikola's own. */
const sources: Partial<Record<MetadataStyle, string>> = {
  yaml: 'yaml',
  toml: 'toml',
  'key-value': 'markdown_metadata',
  'rest-docinfo': 'rest_docinfo',
  'html-meta': 'html_metadata',
};

/**
 * A block with the names Nikola gives its fields: lower case where the form makes no difference, `keywords` as tags in
 * HTML, and what `METADATA_MAPPING` adds. Lines of one value are joined with commas, as Nikola's compiler does.
 */
export function withNikolaNames(site: Site, block: MetadataBlock | undefined): MetadataBlock | undefined {
  const source = block && sources[block.style];
  if (block === undefined || source === undefined) return block;
  const hasOwnCase = block.style === 'yaml' || block.style === 'toml';
  const fields = hasOwnCase ? block.fields : withNikolaNamesOf(block);
  const names = [...(block.style === 'html-meta' ? [['keywords', 'tags']] : []), ...mappingOf(site, source)];
  const renamed = names.flatMap(([from, to = '']) =>
    fields.filter(({ key }) => key === from).map(field => ({ ...field, key: to })),
  );
  return { ...block, fields: [...fields, ...renamed] };
}

function withNikolaNamesOf(block: MetadataBlock): readonly MetadataField[] {
  const named = block.fields.map(({ key, text, items, from, to }) => ({
    key: key.toLowerCase(),
    text: items?.join(',') ?? text,
    from,
    to,
  }));
  if (!hasKeyValueLines(block)) return named;
  // Python-Markdown's "meta" adds a key that occurs again to what it has of it.
  const joined = new Map<string, MetadataField>();
  for (const field of named) {
    const first = joined.get(field.key);
    joined.set(field.key, first === undefined ? field : { ...first, text: `${first.text},${field.text}` });
  }
  return [...joined.values()];
}

function mappingOf(site: Site, source: string): readonly (readonly string[])[] {
  const mapping: unknown = JSON.parse(site.options.metadataMapping ?? '{}');
  const names: unknown = new Map(Object.entries(mapping ?? {})).get(source);
  return Array.isArray(names) ? names.map((pair: readonly unknown[]) => pair.map(String)) : [];
}

/** What `FILE_METADATA_REGEXP` reads in the path of a post that says nothing itself. */
export function nameBlock(site: Site, path: BlogPath): MetadataBlock | undefined {
  const pattern = site.options.fileNamePattern ? readPythonPattern(site.options.fileNamePattern) : undefined;
  const groups = pattern?.match(pathBelow(site.root, path));
  if (groups === undefined) return undefined;
  const fields = [...groups].map(([name, value]) => {
    const key = name.toLowerCase();
    return { key, text: key === 'title' ? titleFromName(value) : value, from: 0, to: 0 };
  });
  return { style: 'nikola-lines', from: 0, to: 0, fields };
}

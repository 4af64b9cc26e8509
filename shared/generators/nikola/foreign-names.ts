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
  const renamed = nikolaForeignNames(site, block.style).flatMap(([from, to]) =>
    fields.filter(({ key }) => key === from).map(field => ({ ...field, key: to })),
  );
  // What is mapped takes the place of Nikola's own key; of `Key: value` lines the first counts.
  return { ...block, fields: hasKeyValueLines(block) ? [...renamed, ...fields] : [...fields, ...renamed] };
}

/** A name that posts of a form use, and Nikola's name for it. */
export type ForeignName = readonly [from: string, to: string];

/** The names that mean one of Nikola's in a form of metadata: those of `METADATA_MAPPING`, and `keywords` in HTML. */
export function nikolaForeignNames(site: Site, style: MetadataStyle): readonly ForeignName[] {
  const source = sources[style];
  if (source === undefined) return [];
  return [...(style === 'html-meta' ? [['keywords', 'tags'] as const] : []), ...mappingOf(site, source)];
}

/** The forms in which posts can have other names than Nikola's. */
export const foreignStyles = Object.keys(sources) as readonly MetadataStyle[];

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

function mappingOf(site: Site, source: string): readonly ForeignName[] {
  const mapping: unknown = JSON.parse(site.options.metadataMapping ?? '{}');
  const names: unknown = new Map(Object.entries(mapping ?? {})).get(source);
  if (!Array.isArray(names)) return [];
  return names.map(([from, to]: readonly unknown[]) => [String(from), String(to)] as const);
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

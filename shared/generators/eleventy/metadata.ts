import { itemsOf, type MetadataBlock, type MetadataField } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import {
  isTrue,
  type MetadataKeys,
  metadataOfBlock,
  usualKeys,
} from '../front-matter/front-matter-metadata.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { PostSource } from '../generator.ts';
import { folderOf, isBelow, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { readLeadingDay } from '../paths/leading-day.ts';
import { titleFromName } from '../paths/title-words.ts';
import type { EleventyDefaults } from './data.ts';

const { separator: _, ...wholeKeys } = usualKeys;

/** A text is one tag; the slug is the path's. */
const eleventyKeys: MetadataKeys = { ...wholeKeys, tags: [], slug: [], lang: ['lang', 'locale'] };

// Where a file says no date, Eleventy takes the first in its path
const datePattern = /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/;

/** What an Eleventy file says of itself, in its front matter, in the data of its folders, or by its path. */
export function readEleventyMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const own = readGrayMatter(source.text);
  const defaults = defaultFields(site, source.path);
  const block: MetadataBlock = {
    style: 'yaml',
    from: 0,
    to: 0,
    ...own,
    fields: [...defaults, ...(own?.fields ?? [])],
  };
  const slug = slugOf(site, source.path);
  const read = metadataOfBlock(block, eleventyKeys, {
    title: titleFromName(slug),
    date: datePattern.exec(pathBelow(site.root, source.path))?.[0] ?? '',
    slug,
    lang: eleventyLanguage(site, source.path) || site.defaultLang,
    draft: site.options.knowsDrafts === 'true' && isTrue(block, 'draft'),
    timeZone: site.timeZone,
  });
  // Tags of folders are added to those of the file.
  const tags = [...defaults, ...(own?.fields ?? [])]
    .filter(({ key }) => key === 'tags')
    .flatMap(itemsOfField);
  return { ...read, metadata: { ...read.metadata, tags: [...new Set(tags)] } };
}

function itemsOfField(field: MetadataField): readonly string[] {
  return itemsOf({ style: 'yaml', from: 0, to: 0, fields: [field] }, field.key, /$^/);
}

/** Eleventy's `fileSlug`: the name without its date, of an index the folder's. */
function slugOf(site: Site, path: BlogPath): string {
  const name = withoutEnding(nameOf(path));
  const folder = nameOf(folderOf(pathBelow(site.root, path)));
  const named = name === 'index' && folder !== '' ? folder : name;
  return readLeadingDay(named)?.rest || named;
}

/** The language of the folder right below the input, or '' where that is named for none. */
export function eleventyLanguage(site: Site, path: BlogPath): string {
  const [first = '', second] = pathBelow(site.options.input ?? '', path).split('/');
  return second !== undefined && site.languages.includes(first) ? first : '';
}

/** A path without its language: the same for all translations of a post. */
export function withoutEleventyLanguage(site: Site, path: BlogPath): string {
  const lang = eleventyLanguage(site, path);
  const inInput = pathBelow(site.options.input ?? '', path);
  return lang === '' ? inInput : inInput.slice(lang.length + 1);
}

type FolderData = readonly (readonly [BlogPath, readonly MetadataField[]])[];

const dataOfSites = new WeakMap<Site, FolderData>();

/** What the data of a file's folders say, the nearest last. */
function defaultFields(site: Site, path: BlogPath): readonly MetadataField[] {
  const known = dataOfSites.get(site) ?? readData(site);
  dataOfSites.set(site, known);
  return known.filter(([folder]) => isBelow(folder, path)).flatMap(([, fields]) => fields);
}

function readData(site: Site): FolderData {
  // Written by readEleventySite: the shape is ours.
  const data = JSON.parse(site.options.data ?? '{}') as Readonly<Record<BlogPath, EleventyDefaults>>;
  return Object.entries(data)
    .map(([path, values]) => [folderOf(path), Object.entries(values).map(asField)] as const)
    .sort((a, b) => a[0].length - b[0].length);
}

function asField([key, value]: readonly [string, string | readonly string[]]): MetadataField {
  return typeof value === 'string'
    ? { key, text: value, from: 0, to: 0 }
    : { key, text: '', items: value, from: 0, to: 0 };
}

import { readHtmlMeta } from '../../metadata/html-meta.ts';
import { readKeyValueLines } from '../../metadata/key-value-lines.ts';
import {
  fieldOf,
  hasKeyValueLines,
  type MetadataBlock,
  type MetadataField,
} from '../../metadata/metadata-block.ts';
import { readRestDocinfo } from '../../metadata/rest-docinfo.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { PostSource } from '../generator.ts';
import { folderOf, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { type PythonPattern, readPythonPattern } from '../paths/python-pattern.ts';
import { titleFromName } from '../paths/title-words.ts';
import { classifyPelicanPath } from './paths.ts';
import { pelicanSlug } from './slug.ts';

/** The metadata at the top of a post: which dialect it is in, the ending of its name says. */
export function pelicanBlock(site: Site, source: PostSource): MetadataBlock | undefined {
  const format = formatOfEnding(source.path);
  if (format === 'rest') return readRestDocinfo(source.text);
  if (format === 'html') return readHtmlMeta(source.text);
  // The plug-in "yaml_metadata" leaves to Pelican what is no YAML.
  const yaml = site.options.hasYaml === 'true' ? readYamlFrontMatter(source.text) : undefined;
  return yaml ?? readKeyValueLines(source.text);
}

/**
 * The field Pelican takes for a key, in whatever case it is written: in `Key: value` lines the first one, in the other
 * dialects the last (pelican/readers.py).
 */
export function pelicanField(block: MetadataBlock | undefined, key: string): MetadataField | undefined {
  return hasKeyValueLines(block)
    ? fieldOf(block, key)
    : block?.fields.findLast(field => field.key.toLowerCase() === key);
}

/** A value as Pelican has it in its own keys: of several lines the first, of a list its items. */
function ownText(block: MetadataBlock | undefined, key: string): string {
  const field = pelicanField(block, key);
  if (field === undefined) return '';
  return (hasKeyValueLines(block) ? field.items?.[0] : field.text || field.items?.join(',')) ?? field.text;
}

/** What a Pelican article or page says of itself, in its text, in its name and folder, or by `DEFAULT_METADATA`. */
export function readPelicanMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = pelicanBlock(site, source);
  const outer = outerMetadata(site, source);
  const value = (key: string) => ownText(block, key) || (outer.get(key) ?? '');
  const name = withoutEnding(nameOf(source.path));
  const title = withoutLineEnds(pelicanField(block, 'title')?.text || value('title'));
  const date = value('date') || (site.options.defaultDate ?? '');
  const category = value('category');
  const metadata: PostMetadata = {
    title: title || titleFromName(name),
    date,
    instant: parseDate(date.replaceAll('_', ' '), site.timeZone),
    // `hidden` is published, only not listed; `skip` is not even built.
    draft: /^(?:draft|skip)$/i.test(value('status').trim()),
    tags: listOf(tagsOf(block) || (outer.get('tags') ?? '')),
    categories: category === '' ? [] : [category],
    slug: value('slug') || slugOf(site, title, name),
    lang: value('lang') || site.defaultLang,
    description: pelicanField(block, 'summary')?.text || value('description'),
    author: value('author') || listOf(value('authors')).join(', ') || (site.options.author ?? ''),
  };
  return block?.error === undefined ? { metadata } : { metadata, error: block.error };
}

/** In HTML `keywords` are tags too. */
function tagsOf(block: MetadataBlock | undefined): string {
  return ownText(block, 'tags') || (block?.style === 'html-meta' ? ownText(block, 'keywords') : '');
}

/** The items of `Tags` or `Authors`: between semicolons when there is one, else between commas; each once. */
function listOf(text: string): readonly string[] {
  const items = text.split(text.includes(';') ? ';' : ',').map(item => item.trim());
  return [...new Set(items.filter(item => item !== ''))];
}

function withoutLineEnds(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function slugOf(site: Site, title: string, name: string): string {
  const own = site.options.slugSource === 'basename' ? name : title;
  return pelicanSlug(site, own || name) || name;
}

/** What Pelican knows of a post before it reads it; the name counts more than the folder, both more than defaults. */
function outerMetadata(site: Site, source: PostSource): ReadonlyMap<string, string> {
  const below = pathBelow(site.options.content ?? '', source.path);
  const isPage = classifyPelicanPath(site, source.path) === 'page';
  const folder = nameOf(folderOf(below));
  const { defaults, fileName, path } = rulesOf(site);
  const found = new Map(defaults);
  // Pages are in no category.
  if (isPage) found.delete('category');
  else {
    found.set('category', site.options.defaultCategory ?? '');
    if (site.options.folderIsCategory === 'true' && folder !== '') found.set('category', folder);
  }
  for (const [pattern, text] of [
    [path, below],
    [fileName, withoutEnding(nameOf(below))],
  ] as const)
    for (const [key, value] of pattern?.match(text) ?? []) found.set(key.toLowerCase(), value);
  return found;
}

interface Rules {
  readonly defaults: ReadonlyMap<string, string>;
  readonly fileName: PythonPattern | undefined;
  readonly path: PythonPattern | undefined;
}

const rules = new WeakMap<Site, Rules>();

function rulesOf(site: Site): Rules {
  const known = rules.get(site);
  if (known !== undefined) return known;
  const defaults: unknown = JSON.parse(site.options.defaults ?? '{}');
  const { fileNamePattern = '', pathPattern = '' } = site.options;
  const made = {
    defaults: new Map(Object.entries(defaults ?? {}).map(([key, text]) => [key, String(text)])),
    fileName: fileNamePattern === '' ? undefined : readPythonPattern(fileNamePattern),
    path: pathPattern === '' ? undefined : readPythonPattern(pathPattern),
  };
  rules.set(site, made);
  return made;
}

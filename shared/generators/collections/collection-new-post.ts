import { editDate } from '../../metadata/edit/edit-date.ts';
import { fieldOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { newFrontMatter } from '../front-matter/front-matter-new-post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { endingOf, isBelow, joinPath, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { pathLikeNeighbours } from '../paths/path-like-neighbours.ts';
import { dateKeysOf } from './collection-metadata.ts';
import { readCollectionPath, splitLocale } from './collection-paths.ts';
import { collectionSettings, type DraftKey, findCollection } from './collection-settings.ts';
import { newTomlFrontMatter } from './toml-front-matter.ts';

/** A new post named and begun like the newest ones, in its language's place. `folder` is for a blog without posts. */
export function newCollectionPost(site: Site, request: NewPostRequest, folder: BlogPath): NewPost {
  const known = request.neighbours.filter(({ path }) => readCollectionPath(site, path)?.kind === 'post');
  const posts = known.length > 0 ? known : request.neighbours;
  const inLanguage = posts.filter(({ path }) => splitLocale(site, path).lang === request.lang);
  const neighbours = inLanguage.length > 0 ? inLanguage : posts;
  const own = { ...request, neighbours };
  const defaults = { folder: collectionSettings(site).posts[0] ?? folder, isDated: false };
  const path = pathInLanguage(site, pathLikeNeighbours(own, site.timeZone, defaults), request.lang);
  return { path, files: [{ path, text: newText(site, own, path) }] };
}

/** The path of the same post in another language: in that one's folder, or with its code behind the name. */
function pathInLanguage(site: Site, path: BlogPath, lang: string): BlogPath {
  const { lang: now, path: plain } = splitLocale(site, path);
  if (now === lang) return path;
  const { locales, collections, hasSuffixes } = collectionSettings(site);
  if (lang === site.defaultLang && !locales.some(locale => locale.lang === lang && locale.folder !== ''))
    return plain;
  const locale = locales.find(item => item.lang === lang);
  if (locale !== undefined) return inLocaleFolder(site, path, locale.folder) ?? path;
  if (!hasSuffixes || !site.languages.includes(lang) || findCollection(collections, plain) === undefined)
    return path;
  return `${withoutEnding(plain)}.${lang}${endingOf(plain)}`;
}

function inLocaleFolder(site: Site, path: BlogPath, folder: string): BlogPath | undefined {
  const { locale } = splitLocale(site, path);
  if (locale !== undefined) {
    const old = locale.folder.toLowerCase();
    const names = path.split('/');
    const index = names.findIndex(name => name.toLowerCase() === old);
    return joinPath(...names.map((name, at) => (at === index ? folder : name)));
  }
  const collection = findCollection(collectionSettings(site).collections, path);
  if (collection === undefined || !isBelow(collection.path, path)) return undefined;
  return joinPath(collection.path, folder, pathBelow(collection.path, path));
}

/** Keys whose value all posts of a blog may share. */
const copied = ['layout', 'author', 'lang', 'type', 'template', 'collection'];

function newText(site: Site, request: NewPostRequest, path: BlogPath): string {
  const settings = collectionSettings(site);
  const langKey = splitLocale(site, path).lang === request.lang ? {} : { langKey: 'lang' };
  const { timeZone } = site;
  const toml = newTomlFrontMatter(request, { timeZone, dateKeys: settings.dateKeys, ...langKey, copied });
  if (toml !== undefined) return toml;
  const newest = request.neighbours.find(({ text }) => readModel(text) !== undefined);
  const block = newest === undefined ? undefined : readModel(newest.text);
  const dateKeys = dateKeysOf(block, settings);
  const wordDate = wordDateOf(site, request, block, dateKeys);
  const values = new Map([
    ...(block === undefined ? settings.required.map(key => [key, ''] as const) : []),
    ...(wordDate === undefined ? [] : [wordDate]),
  ]);
  const text = newFrontMatter(request, {
    timeZone,
    dateKeys,
    dateSample: '2020-01-01',
    isDateInName: /\d{4}[-/]\d{2}[-/]\d{2}/.test(path) && block !== undefined,
    draft: draftOf(block, settings.draftKeys),
    ...langKey,
    values,
    copied,
    read: readModel,
  });
  return withTypedEmpties(text, newest, block);
}

function readModel(text: string): MetadataBlock | undefined {
  const block = readYamlFrontMatter(text);
  return block?.error === undefined ? block : undefined;
}

/** The date in words where the newest post has it so; undefined where the form is one of numbers, or cannot be written. */
function wordDateOf(
  site: Site,
  { instant }: NewPostRequest,
  block: MetadataBlock | undefined,
  dateKeys: readonly string[],
): readonly [string, string] | undefined {
  const key = dateKeys.find(name => textOf(block, name) !== '');
  const sample = textOf(block, key ?? '');
  if (key === undefined || parseDate(sample, site.timeZone) === null) return undefined;
  const date = editDate(sample, { instant }, site.timeZone);
  return date === undefined ? undefined : [key, date];
}

function draftOf(
  block: MetadataBlock | undefined,
  keys: readonly DraftKey[],
): { readonly key: DraftKey; readonly value: 'true' | 'false' } {
  const isByPublished =
    keys.includes('published') &&
    fieldOf(block, 'draft') === undefined &&
    /^(?:true|false)$/i.test(textOf(block, 'published'));
  return isByPublished ? { key: 'published', value: 'false' } : { key: 'draft', value: 'true' };
}

/**
 * Keys without a value, `tags:`, hold null in YAML, and a site that checks its posts against a schema then is not built:
 * they get an empty list or text, as the newest post has a list or a text there.
 */
function withTypedEmpties(
  text: string,
  newest: PostSource | undefined,
  block: MetadataBlock | undefined,
): string {
  return text.replace(/^([^\s:#]+):$/gm, (line, key: string) => {
    const model = fieldOf(block, key);
    if (model?.items !== undefined) return `${key}: []`;
    const written = newest?.text.slice(model?.from, model?.to) ?? '';
    if (model !== undefined && model.text === '')
      return written === '' || written.includes('\n') ? line : `${key}: ${written}`;
    return `${key}: ${newest?.text.charAt(model?.from ?? 0) === "'" ? "''" : '""'}`;
  });
}

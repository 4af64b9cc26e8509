import type { MetadataBlock, MetadataStyle } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { type NewPostField, newPostFields, yamlLines } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { endingOf, folderOf, joinPath, nameOf } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { titleOnOneLine } from '../paths/title-words.ts';
import { pelicanBlock, pelicanField } from './metadata.ts';
import { classifyPelicanPath } from './paths.ts';
import { pelicanSlug } from './slug.ts';

interface Model {
  readonly source: PostSource;
  readonly block: MetadataBlock;
}

/** The keys of a blog without posts, as Pelican's documentation writes them. */
const usualKeys = ['Title', 'Date', 'Category', 'Tags', 'Slug', 'Status', 'Lang'];

/** A new Pelican post in Markdown, named, placed and begun as the newest posts are. */
export function newPelicanPost(site: Site, request: NewPostRequest): NewPost {
  const articles = request.neighbours.filter(({ path }) => classifyPelicanPath(site, path) === 'post');
  const models = articles
    .filter(({ path }) => formatOfEnding(path) === 'markdown')
    .flatMap(source => {
      const block = pelicanBlock(site, source);
      return block === undefined || block.error !== undefined ? [] : [{ source, block }];
    });
  const path = newPath(site, request, articles);
  const fields = fieldsOf(site, request, models, path);
  const [model] = models;
  return { path, files: [{ path, text: blockText(fields, model) }] };
}

// `2020-03-17-a-post`, `2020-03-17_a-post`
const datedPattern = /^\d{4}-\d{2}-\d{2}([-_ ])/;

function newPath(site: Site, request: NewPostRequest, articles: readonly PostSource[]): BlogPath {
  const [newest] = articles;
  const folder = newest === undefined ? (site.postPatterns[0] ?? '') : folderOf(newest.path);
  const ending =
    articles.map(({ path }) => endingOf(path)).find(used => formatOfEnding(`x${used}`) === 'markdown') ??
    '.md';
  const separator = datedPattern.exec(nameOf(newest?.path ?? ''))?.[1];
  const day = dayOf(request.instant, site.timeZone);
  const prefix = separator === undefined ? '' : `${day}${separator}`;
  const lang = isForeign(site, request) ? `-${request.lang}` : '';
  return joinPath(thisYears(folder, newest, day), `${prefix}${request.slug}${lang}${ending}`);
}

/** A folder named after the newest post's year becomes this year's. */
function thisYears(folder: BlogPath, newest: PostSource | undefined, day: string): BlogPath {
  const year = /^(\d{4})-/.exec(nameOf(newest?.path ?? ''))?.[1];
  return year !== undefined && nameOf(folder) === year ? joinPath(folderOf(folder), day.slice(0, 4)) : folder;
}

function isForeign(site: Site, request: NewPostRequest): boolean {
  return request.lang.toLowerCase() !== site.defaultLang.toLowerCase();
}

function fieldsOf(
  site: Site,
  request: NewPostRequest,
  models: readonly Model[],
  path: BlogPath,
): readonly NewPostField[] {
  const newest = models[0]?.block;
  const keys = keyWriter(newest);
  const values = valuesOf(site, request, newest, path);
  return newPostFields(
    models.map(({ block }) => ({
      ...block,
      fields: block.fields.map(field => ({ ...field, key: keys(field.key) })),
    })),
    {
      values: new Map([...values].map(([key, text]) => [keys(key), text])),
      copied: ['author', 'authors', 'category', 'comments', 'template'].map(keys),
      emptied: ['tags', 'category', 'author', 'authors'].map(keys),
      defaults: ['title', 'date', 'category', 'tags', 'slug'].map(keys),
    },
  );
}

/** How a key is written here: as in the newest post; a key it lacks as the most of its keys, or as in the manual. */
function keyWriter(newest: MetadataBlock | undefined): (key: string) => string {
  const used = newest?.fields.map(({ key }) => key) ?? usualKeys;
  const written = new Map(used.toReversed().map(key => [key.toLowerCase(), key]));
  const isCapital = used.filter(key => /^[A-Z]/.test(key)).length * 2 > used.length;
  return key => {
    const small = key.toLowerCase();
    return written.get(small) ?? (isCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small);
  };
}

function valuesOf(
  site: Site,
  request: NewPostRequest,
  newest: MetadataBlock | undefined,
  path: BlogPath,
): ReadonlyMap<string, string> {
  const title = titleOnOneLine(request.title);
  const values = new Map([['title', title]]);
  const sample = pelicanField(newest, 'date')?.text;
  // A blog that has the day in its file names only keeps it there.
  if (newest === undefined || sample !== undefined || !datedPattern.test(nameOf(path)))
    values.set('date', formatDateLike(sample || '2020-01-01 00:00', request.instant, site.timeZone));
  // Without a slug the title makes one: it must not be that of another post.
  const isOther = site.options.slugSource === 'title' && pelicanSlug(site, title) !== request.slug;
  if (
    newest === undefined ||
    pelicanField(newest, 'slug') !== undefined ||
    isOther ||
    isForeign(site, request)
  )
    values.set('slug', request.slug);
  const status = statusOf(site, request);
  if (status !== undefined) values.set('status', status);
  if (isForeign(site, request)) values.set('lang', request.lang);
  return values;
}

/** `DEFAULT_METADATA` may make everything a draft that does not say otherwise. */
function statusOf(site: Site, request: NewPostRequest): string | undefined {
  if (request.draft) return 'draft';
  const defaults: unknown = JSON.parse(site.options.defaults ?? '{}');
  const usual = new Map(Object.entries(defaults ?? {})).get('status');
  return typeof usual === 'string' && usual !== '' && usual !== 'published' ? 'published' : undefined;
}

function blockText(fields: readonly NewPostField[], model: Model | undefined): string {
  const style: MetadataStyle = model?.block.style ?? 'key-value';
  const modelText = model?.source.text ?? '';
  if (style === 'yaml') return `---\n${yamlLines(fields, modelText).join('\n')}\n---\n\n`;
  const lines = fields.map(field => keyValueLine(field, modelText)).join('\n');
  return style === 'key-value-fenced' ? `---\n${lines}\n---\n\n` : `${lines}\n\n`;
}

function keyValueLine({ key, text, model }: NewPostField, modelText: string): string {
  const gap = model === undefined ? ' ' : gapBefore(modelText, model.from);
  return `${key}:${text === '' ? gap : gap || ' '}${text}`;
}

/** The space between a key's colon and its value. */
function gapBefore(text: string, from: number): string {
  let start = from;
  while (' \t'.includes(text.charAt(start - 1) || 'x')) start -= 1;
  return text.slice(start, from);
}

import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import { newBundlePath } from '../front-matter/bundle-new-post.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { frontMatterText } from '../front-matter/front-matter-text.ts';
import { type NewPostField, newPostFields } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest } from '../generator.ts';
import { joinPath } from '../paths/blog-paths.ts';
import { titleOnOneLine } from '../paths/title-words.ts';
import { zolaSections } from './config.ts';
import { readZolaFrontMatter } from './front-matter.ts';
import { splitDatedAddress } from './metadata.ts';
import { readZolaPath } from './paths.ts';

// `2024-05-06`, `2024-05-06T07:08:09Z`: what Zola wants without quotes
const tomlDatePattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** A new Zola post, in place, name and front matter like the newest posts. */
export function newZolaPost(site: Site, request: NewPostRequest): NewPost {
  const posts = request.neighbours.filter(({ path }) => readZolaPath(site, path)?.kind === 'post');
  const models = posts.flatMap(source => {
    const block = readZolaFrontMatter(source.text);
    return block === undefined || block.error !== undefined ? [] : [{ source, block }];
  });
  const [model] = models;
  const style = model?.block.style === 'yaml' ? 'yaml' : 'toml';
  const day = dayOf(request.instant, site.timeZone);
  const isTranslation = request.lang !== site.defaultLang && site.languages.includes(request.lang);
  const section = zolaSections(site).includes('') ? '' : (zolaSections(site)[0] ?? 'blog');
  const path = newBundlePath(posts, {
    slug: request.slug,
    day,
    suffix: isTranslation ? `.${request.lang}` : '',
    firstFolder: joinPath(site.options.contentFolder ?? '', section),
  });
  const isDated = readZolaPath(site, path)?.named.date !== '';
  const fields = newPostFields(
    models.filter(({ block }) => block.style === model?.block.style).map(({ block }) => block),
    {
      values: valuesOf(site, request, model?.block, isDated, day),
      copied: ['template', 'extra.author', 'extra.toc', 'extra.math'],
      emptied: ['description', 'authors', 'taxonomies.tags', 'taxonomies.categories'],
      defaults: ['title', 'date'],
    },
  );
  const text = frontMatterText(style, fields.map(asLiteral), model?.source.text ?? '');
  return { path, files: [{ path, text }] };
}

function valuesOf(
  site: Site,
  request: NewPostRequest,
  newest: MetadataBlock | undefined,
  isDated: boolean,
  day: string,
): ReadonlyMap<string, string> {
  const values = new Map([['title', titleOnOneLine(request.title)]]);
  const address = splitDatedAddress(textOf(newest, 'path'));
  const sample = textOf(newest, 'date');
  if (address !== undefined)
    values.set('path', `${address.before}${day.replaceAll('-', '/')}/${request.slug}`);
  if (sample !== '' || (address === undefined && !isDated))
    values.set('date', formatDateLike(sample || '2020-01-01', request.instant, site.timeZone));
  const hasDraft = newest?.fields.some(({ key }) => key === 'draft') === true;
  if (request.draft || hasDraft) values.set('draft', String(request.draft));
  return values;
}

/** Booleans and dates have no quotes. */
function asLiteral(field: NewPostField): NewPostField {
  const isDate = field.key === 'date' && tomlDatePattern.test(field.text);
  return field.key === 'draft' || isDate ? { ...field, isLiteral: true } : field;
}

import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { newBundlePath } from '../front-matter/bundle-new-post.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { type FrontMatterStyle, frontMatterText } from '../front-matter/front-matter-text.ts';
import { isNativeTomlDate } from '../front-matter/native-toml-date.ts';
import { type NewPostField, newPostFields } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { joinPath, pathBelow } from '../paths/blog-paths.ts';
import { titleOnOneLine } from '../paths/title-words.ts';
import { hugoSettings } from './config.ts';
import { contentFolderOf } from './content.ts';
import { readHugoFrontMatter, withLowerKeys } from './front-matter.ts';
import { readHugoPath } from './paths.ts';

/** A new Hugo post, in place, name and front matter like the newest posts. */
export function newHugoPost(site: Site, request: NewPostRequest): NewPost {
  const posts = request.neighbours.filter(({ path }) => readHugoPath(site, path)?.kind === 'post');
  const inLang = posts.filter(({ path }) => readHugoPath(site, path)?.lang === request.lang);
  const models = (inLang.length > 0 ? inLang : posts).flatMap(source => {
    const block = readHugoFrontMatter(source.text);
    return block === undefined || block.error !== undefined ? [] : [{ source, block }];
  });
  const [model] = models;
  const style = styleOf(model?.block.style ?? site.options.style);
  const fields = newPostFields(
    models.filter(({ block }) => block.style === model?.block.style).map(({ block }) => block),
    {
      values: valuesOf(site, request, model?.block),
      copied: ['author', 'Author', 'layout', 'type', 'toc', 'math', 'comments', 'params.author'],
      emptied: ['tags', 'categories', 'series', 'keywords', 'description', 'summary', 'Tags', 'Categories'],
      defaults: ['title', 'date', 'draft'],
    },
  );
  const path = newPath(site, request, posts, inLang);
  const text = frontMatterText(
    style,
    fields.map(field => asLiteral(field, style)),
    model?.source.text ?? '',
  );
  return { path, files: [{ path, text }] };
}

function styleOf(style: string | undefined): FrontMatterStyle {
  return style === 'toml' || style === 'json' ? style : 'yaml';
}

function valuesOf(
  site: Site,
  request: NewPostRequest,
  newest: MetadataBlock | undefined,
): ReadonlyMap<string, string> {
  const lower = withLowerKeys(newest);
  const keyOf = (key: string) => newest?.fields.find(field => field.key.toLowerCase() === key)?.key;
  const values = new Map([[keyOf('title') ?? 'title', titleOnOneLine(request.title)]]);
  const dateKey = hugoSettings(site).dates.find(source => textOf(lower, source) !== '');
  const sample = dateKey === undefined ? '2020-01-01T00:00:00Z' : textOf(lower, dateKey);
  // Where the newest post has no date key the file's name says it.
  if (newest === undefined || dateKey !== undefined)
    values.set(
      (dateKey === undefined ? undefined : keyOf(dateKey)) ?? 'date',
      formatDateLike(sample, request.instant, site.timeZone),
    );
  const draft = keyOf('draft');
  if (request.draft || draft !== undefined) values.set(draft ?? 'draft', String(request.draft));
  return values;
}

/** Booleans stay booleans, and dates TOML's own unless the newest post has them in quotes. */
function asLiteral(field: NewPostField, style: FrontMatterStyle): NewPostField {
  const isDraft = field.key.toLowerCase() === 'draft';
  const isDate = style === 'toml' && isNativeTomlDate(field);
  return isDraft || isDate ? { ...field, isLiteral: true } : field;
}

function newPath(
  site: Site,
  request: NewPostRequest,
  posts: readonly PostSource[],
  inLang: readonly PostSource[],
): BlogPath {
  const { contents, sections } = hugoSettings(site);
  const own = contents.find(({ lang }) => lang === request.lang);
  const main = own ?? contents.find(({ lang }) => lang === '') ?? contents.at(-1);
  const isByName =
    own === undefined && request.lang !== site.defaultLang && site.languages.includes(request.lang);
  const section = sections.find(name => name !== '') ?? (sections.includes('') ? '' : 'posts');
  const alike = inLang.length > 0 ? inLang : posts;
  const path = newBundlePath(alike, {
    slug: request.slug,
    day: dayOf(request.instant, site.timeZone),
    suffix: isByName ? `.${request.lang}` : '',
    firstFolder: joinPath(main?.folder ?? joinPath(site.root, 'content'), section),
  });
  const from = contentFolderOf(contents, path);
  // Posts of another language say how, and the language's own folder where.
  return own === undefined || from === undefined || from.folder === own.folder
    ? path
    : joinPath(own.folder, pathBelow(from.folder, path));
}

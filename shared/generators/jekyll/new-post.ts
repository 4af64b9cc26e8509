import { fieldOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { newPostFields, yamlLines } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { endingOf, folderOf, joinPath } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { titleOnOneLine } from '../paths/title-words.ts';

/** A new Jekyll post: `_posts/YYYY-MM-DD-slug.md`, or `_drafts/slug.md`, with the front matter the newest posts have. */
export function newJekyllPost(site: Site, request: NewPostRequest): NewPost {
  const posts = request.neighbours.filter(({ path }) => path.split('/').includes('_posts'));
  const models = posts
    .map(source => ({ source, block: readYamlFrontMatter(source.text) }))
    .filter((model): model is { source: PostSource; block: MetadataBlock } => isReadable(model.block));
  const [model] = models;
  const path = newPath(site, request, posts);
  const fields = newPostFields(
    models.map(({ block }) => block),
    {
      values: valuesOf(site, request, model?.block),
      copied: ['layout', 'author', 'comments', 'toc', 'lang'],
      emptied: ['tags', 'tag', 'categories', 'category', 'description', 'excerpt'],
      defaults: ['layout', 'title', 'date'],
    },
  );
  const lines = yamlLines(
    model === undefined ? [{ key: 'layout', text: 'post' }, ...fields] : fields,
    model?.source.text ?? '',
  );
  return { path, files: [{ path, text: `---\n${lines.join('\n')}\n---\n\n` }] };
}

function isReadable(block: MetadataBlock | undefined): block is MetadataBlock {
  return block !== undefined && block.error === undefined;
}

function valuesOf(
  site: Site,
  request: NewPostRequest,
  newest: MetadataBlock | undefined,
): ReadonlyMap<string, string> {
  const values = new Map([['title', titleOnOneLine(request.title)]]);
  // Where posts have no date key the file's name says it; a draft gets its date when it is published.
  const hasDate = newest === undefined || fieldOf(newest, 'date') !== undefined;
  const sample = textOf(newest, 'date') || '2020-01-01 00:00:00 +0000';
  if (hasDate && !request.draft) values.set('date', formatDateLike(sample, request.instant, site.timeZone));
  if (request.lang !== site.defaultLang) values.set('lang', request.lang);
  return values;
}

function newPath(site: Site, request: NewPostRequest, posts: readonly PostSource[]): BlogPath {
  const [newest] = posts;
  const ending = posts.map(({ path }) => endingOf(path)).find(isMarkdown) ?? '.md';
  const folder = newest === undefined ? joinPath(site.root, '_posts') : folderOf(newest.path);
  const parts = folder.split('/');
  const above = parts.slice(0, parts.indexOf('_posts')).join('/');
  if (request.draft) return joinPath(above, '_drafts', `${request.slug}${ending}`);
  const day = dayOf(request.instant, site.timeZone);
  const year = parts.at(-1) === newestYear(newest) ? day.slice(0, 4) : '';
  return joinPath(above, '_posts', year, `${day}-${request.slug}${ending}`);
}

function isMarkdown(ending: string): boolean {
  return formatOfEnding(`x${ending}`) === 'markdown';
}

/** The year in the newest post's name: a blog may keep a folder for each. */
function newestYear(newest: PostSource | undefined): string | undefined {
  return /\/(\d{4})-[^/]*$/.exec(newest?.path ?? '')?.[1];
}

import type { Site } from '../../model/blog.ts';
import { dayOf } from '../front-matter/format-date.ts';
import { newFrontMatter } from '../front-matter/front-matter-new-post.ts';
import type { NewPost, NewPostRequest } from '../generator.ts';
import { isBelow, joinPath } from '../paths/blog-paths.ts';
import { readHexoFrontMatter } from './front-matter.ts';
import { newHexoName } from './paths.ts';

/** A new Hexo post: named by `new_post_name` in `_posts`, or by its slug in `_drafts`. */
export function newHexoPost(site: Site, request: NewPostRequest): NewPost {
  const source = site.options.source ?? 'source';
  const posts = joinPath(source, '_posts');
  const rule = site.options.newPostName ?? ':title.md';
  const [year = '', month = '', day = ''] = dayOf(request.instant, site.timeZone).split('-');
  const values = new Map([
    ['title', request.slug],
    ['lang', request.lang],
    ['year', year],
    ['month', month],
    ['day', day],
    ['i_month', String(Number(month))],
    ['i_day', String(Number(day))],
  ]);
  const isOtherLanguage = request.lang !== site.defaultLang;
  // Other variables (`:category`) need what a new post does not have yet.
  const isKnown = [...rule.matchAll(/:(\w+)/g)].every(([, name = '']) => values.has(name));
  const used = isKnown && rule.includes(':title') ? rule : ':title.md';
  const named = newHexoName(request.draft ? used.slice(used.lastIndexOf(':title')) : used, values);
  const langFolder = isOtherLanguage && !rule.includes(':lang') ? request.lang : '';
  const path = joinPath(request.draft ? joinPath(source, '_drafts') : posts, langFolder, named);
  const text = newFrontMatter(
    { ...request, neighbours: request.neighbours.filter(neighbour => isBelow(posts, neighbour.path)) },
    {
      timeZone: site.timeZone,
      dateKeys: ['date'],
      dateSample: '2020-01-01 00:00:00',
      isDateInName: request.draft || (rule.includes(':year') && isKnown),
      ...(isOtherLanguage ? { langKey: 'lang' } : {}),
      copied: ['layout', 'author', 'comments', 'toc', 'mathjax'],
      read: readHexoFrontMatter,
    },
  );
  return { path, files: [{ path, text }] };
}

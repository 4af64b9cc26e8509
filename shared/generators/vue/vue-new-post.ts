import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { newFrontMatter } from '../front-matter/front-matter-new-post.ts';
import type { NewPost, NewPostRequest } from '../generator.ts';
import { folderOf, joinPath } from '../paths/blog-paths.ts';
import { pathLikeNeighbours } from '../paths/path-like-neighbours.ts';
import { localeFolder, splitLocale } from './vue-site.ts';

/** What a new post of VitePress or VuePress is like in a blog without posts, and how a draft is marked. */
export interface VueHabits {
  readonly folder: BlogPath;
  readonly isDated: boolean;
  readonly draft: { readonly key: string; readonly value: 'true' | 'false' };
}

/** A new post beside those of its language, else where the default language's would be, in its language's folder. */
export function newVuePost(
  site: Site,
  request: NewPostRequest,
  { folder, isDated, draft }: VueHabits,
): NewPost {
  const inLanguage = request.neighbours.filter(({ path }) => splitLocale(site, path).lang === request.lang);
  const neighbours = inLanguage.length > 0 ? inLanguage : request.neighbours;
  const [pattern] = site.postPatterns;
  const habits = { folder: pattern === undefined ? folder : folderOf(pattern), isDated };
  const like = pathLikeNeighbours({ ...request, neighbours }, site.timeZone, habits);
  const { lang, original } = splitLocale(site, like);
  const locale = localeFolder(site, request.lang);
  const path =
    lang === request.lang || locale === undefined
      ? like
      : joinPath(site.options.source ?? '', locale, original);
  const text = newFrontMatter(
    { ...request, neighbours },
    {
      timeZone: site.timeZone,
      dateKeys: ['date'],
      dateSample: '2020-01-01',
      isDateInName: /\d{4}[-/]\d{2}[-/]\d{2}/.test(path),
      draft,
      copied: ['layout', 'author', 'lang', 'sidebar'],
      read: readYamlFrontMatter,
    },
  );
  return { path, files: [{ path, text }] };
}

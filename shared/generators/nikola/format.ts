import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostFormat } from '../../model/post.ts';
import { endingOf } from '../paths/blog-paths.ts';
import { splitTranslation } from './translations.ts';

/** The format of a post, as `COMPILERS` gives its ending to a compiler. */
export function nikolaFormat(site: Site, path: BlogPath): PostFormat {
  const compilers: unknown = JSON.parse(site.options.compilers ?? '{}');
  const ending = endingOf(splitTranslation(site, path).original);
  const compiler = new Map(Object.entries(compilers ?? {})).get(ending);
  return compiler === 'markdown' || compiler === 'html' || compiler === 'rest' ? compiler : 'text';
}

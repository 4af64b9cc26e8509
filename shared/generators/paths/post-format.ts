import type { BlogPath } from '../../model/blog.ts';
import type { PostFormat } from '../../model/post.ts';
import { endingOf } from './blog-paths.ts';

const formats: ReadonlyMap<string, PostFormat> = new Map([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdown', 'markdown'],
  ['.mkd', 'markdown'],
  ['.mkdn', 'markdown'],
  ['.mdx', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.rst', 'rest'],
]);

/** The format the ending of a file's name stands for; text when it stands for none. */
export function formatOfEnding(path: BlogPath): PostFormat {
  return formats.get(endingOf(path)) ?? 'text';
}

import { nikolaBlog } from '../support/nikola-blog.ts';
import { findSharedData } from '../support/shared-data.ts';
import { makePost } from './make-post.ts';

/** The blog that start, list and publish are measured on. */
export interface LargeBlog {
  readonly title: string;
  /** Files by path, or the folder to copy. */
  readonly source: Readonly<Record<string, string | Buffer>> | string;
}

/** As many posts as the PyPy blog has. */
const posts = 263;

/** The PyPy blog where it lies beside the project, else a made one of the same number of posts. */
export function largeBlog(): LargeBlog {
  const pypy = findSharedData('blogs/pypy.org');
  if (pypy !== undefined) return { title: 'the PyPy blog', source: pypy };
  const made = Array.from({ length: posts }, (_, index) => [
    `posts/${2000 + (index % 25)}/post-${index}.md`,
    `<!--\n.. title: Post ${index}\n.. slug: post-${index}\n.. date: ${2000 + (index % 25)}-01-01 00:00:00 UTC\n-->\n\n${makePost(8000)}`,
  ]);
  return { title: `a made blog of ${posts} posts`, source: { ...nikolaBlog, ...Object.fromEntries(made) } };
}

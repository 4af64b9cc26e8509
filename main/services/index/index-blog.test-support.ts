import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Blog } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { openBlog } from '../blog/open-blog.ts';
import type { PostStore } from './post-store.ts';

/** A blog in a temporary folder, with a folder for what is kept of it beside it. */
export interface IndexBlog {
  readonly root: string;
  readonly cacheFolder: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  open(): Promise<Blog>;
  remove(): Promise<void>;
}

/** Makes an empty blog. */
export async function makeIndexBlog(): Promise<IndexBlog> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'leysin-index-')));
  const root = join(folder, 'blog');
  await mkdir(root);
  return {
    root,
    cacheFolder: join(folder, 'home', 'index'),
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
    },
    open: () => openBlog(root, { isSample: false, isTrusted: false }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A post with YAML front matter. */
export const yamlPost = (title: string) => `---\ntitle: ${title}\ndate: 2024-01-01\n---\n\nText.\n`;

/** As many posts, by path. */
export function manyPosts(count: number, post = yamlPost): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`notes/p${index % 50}/${index}.md`, post(`Post ${index}`)]),
  );
}

const map = Array.from({ length: 60 }, (_, index) => `key${index}: [a, { b: c }]`).join(', ');

/** As many posts that take so long to read that something can happen meanwhile. */
export function slowPosts(count: number): Readonly<Record<string, string>> {
  return manyPosts(count, title => `---\ntitle: ${title}\nmap: { ${map} }\n---\n\nText.\n`);
}

/** A survey nobody ends or watches. */
export const plainContext = { signal: new AbortController().signal, progress: () => {} };

/** The titles of a store's list, by path. */
export async function titlesOf(store: PostStore): Promise<Readonly<Record<string, string>>> {
  const { survey } = await store.survey(plainContext);
  return byPath(survey.entries);
}

/** Titles by path. */
export function byPath(entries: readonly PostEntry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(({ path, title }) => [path, title]));
}

import { readdir } from 'node:fs/promises';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import { isDataFile } from '../../../shared/generators/comments/data-comments.ts';
import { readDataComment } from '../../../shared/generators/comments/read-data-comment.ts';
import { isWpComment, readWpComment } from '../../../shared/generators/comments/read-wp-comment.ts';
import { parseDate } from '../../../shared/generators/front-matter/parse-date.ts';
import { folderOf, joinPath } from '../../../shared/generators/paths/blog-paths.ts';
import { textOf } from '../../../shared/metadata/metadata-block.ts';
import { readSidecar } from '../../../shared/metadata/sidecar.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { ReaderComment } from '../../../shared/model/post.ts';
import { mapParallel } from '../blog/map-parallel.ts';
import { resolveInside } from '../files/inside-root.ts';
import { readInside } from '../files/read-inside.ts';

/** Files that are read at the same time. */
const parallelReads = 16;

// `Armin Rigo said ...`: the title the import from Blogger gave a comment
const saidPattern = /^(.*?)\s+said\s*(?:\.\.\.|…)?:?\s*$/s;

/**
 * The comments readers left under a post, where they are files of the blog; oldest first, those without a date last.
 * @throws path.outside-root and the errors of reading files.
 */
export async function readComments(blog: Blog, path: BlogPath): Promise<readonly ReaderComment[]> {
  const { commentFiles, hiddenComments } = findGenerator(blog.site.generator);
  const files = commentFiles(blog.site, path, await besides(blog, path));
  const read = await mapParallel(files, parallelReads, async ({ body, metadata }) => {
    const [text, sidecar] = await Promise.all([
      readText(blog, body),
      metadata === undefined ? '' : readText(blog, metadata),
    ]);
    if (hiddenComments?.mayHide(blog.site, body) && hiddenComments.hides(body, text)) return undefined;
    if (isWpComment(body)) return fromWordPress(text);
    return isDataFile(body) ? fromData(text) : toComment(text, sidecar);
  });
  const comments = read.filter(comment => comment !== undefined);
  const timeOf = ({ date }: ReaderComment) => parseDate(date, blog.site.timeZone) ?? '9999';
  return comments.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}

function toComment(html: string, sidecar: string): ReaderComment {
  const block = readSidecar(sidecar);
  const title = textOf(block, 'title');
  const said = saidPattern.exec(title)?.[1] ?? title;
  return {
    author: textOf(block, 'authors') || textOf(block, 'author') || said,
    date: textOf(block, 'date'),
    html,
  };
}

async function fromData(text: string): Promise<ReaderComment> {
  // A Markdown parser: loaded when there is a comment to read, not when the program starts.
  const { commentHtml, plainHtml } = await import('./comment-html.ts');
  const data = readDataComment(text);
  if (data === undefined) return { author: '', date: '', html: plainHtml(text) };
  return { author: data.author, date: data.date, html: commentHtml(data.message) };
}

async function fromWordPress(file: string): Promise<ReaderComment> {
  const { commentHtml, paragraphHtml, plainHtml } = await import('./comment-html.ts');
  const { author, date, text, compiler } = readWpComment(file);
  if (compiler === 'html') return { author, date, html: text };
  if (compiler === 'markdown') return { author, date, html: commentHtml(text) };
  return { author, date, html: compiler === 'wordpress' ? paragraphHtml(text) : plainHtml(text) };
}

/** The files that may be comments of a post: in its folder, itself included, and in the blog's folders for its comments. */
async function besides(blog: Blog, path: BlogPath): Promise<readonly BlogPath[]> {
  const shared = findGenerator(blog.site.generator).commentFolders?.(blog.site, path) ?? [];
  const lists = [filesIn(blog, folderOf(path)), ...shared.map(folder => filesIfThere(blog, folder))];
  return [...new Set((await Promise.all(lists)).flat())].sort();
}

async function filesIn(blog: Blog, folder: BlogPath): Promise<readonly BlogPath[]> {
  const entries = await readdir(await resolveInside(blog.root, folder, 'read'), { withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => joinPath(folder, entry.name));
}

/** Most posts have no such folder, and one that leads out of the blog holds no comments of it: the post opens all the same. */
function filesIfThere(blog: Blog, folder: BlogPath): Promise<readonly BlogPath[]> {
  return filesIn(blog, folder).catch(() => []);
}

/** No comment is larger, in bytes. */
const largestComment = 20 * 1024 * 1024;

/** Comments are shown, never written back: bytes that are no UTF-8 may become replacement characters. */
async function readText(blog: Blog, path: BlogPath): Promise<string> {
  await resolveInside(blog.root, path, 'read');
  return readInside(blog.root, path, largestComment).toString('utf8');
}

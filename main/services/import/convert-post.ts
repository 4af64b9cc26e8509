import { lstat, readFile, unlink } from 'node:fs/promises';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { MarkdownDialect } from '../../../shared/generators/generator.ts';
import { htmlToMarkdown } from '../../../shared/import/html-to-markdown.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { ImportReport, LostPart } from '../../../shared/model/import-report.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { resolveInside } from '../files/inside-root.ts';
import { writeNew } from '../files/write-new.ts';
import { type HtmlPostParts, splitHtmlPost } from './split-html-post.ts';

/** The post as its reader has it. */
export interface ConvertiblePost {
  /** The text of the `.html` file; a byte order mark may be missing from it. */
  readonly text: string;
  /** The text of its sidecar, where it has one; the conversion never touches that file. */
  readonly sidecar?: string;
  readonly dialect: MarkdownDialect;
  /** Whether it is converted even if its generator then leaves out parts that stay HTML. */
  readonly mayDrop: boolean;
}

/**
 * Turns an HTML post of the blog into a Markdown post beside the same sidecar. The `.md` is on the disk, and `keep` has
 * stored the old text, before the `.html` goes; metadata at the top of the post stays byte for byte.
 * @throws post.cannot-convert when the post is not HTML, or holds metadata nobody can find the end of.
 * @throws post.would-drop-html with these `parts`, unless they may be dropped; nothing is written then.
 * @throws post.changed-on-disk when the file no longer holds `source.text`; nothing is written then.
 * @throws post.name-taken when there is a file of the new name.
 * @throws path.outside-root, path.not-allowed, file.not-found and the other file errors
 */
export async function convertPost(
  root: string,
  path: BlogPath,
  source: ConvertiblePost,
  keep: (text: string) => Promise<void>,
): Promise<ImportReport> {
  const parts = /\.html?$/i.test(path) ? partsOf(source) : undefined;
  if (parts === undefined) throw new AppError('post.cannot-convert', { path });
  const htmlPath = await resolveInside(root, path, 'write');
  const newPath = path.replace(/\.html?$/i, '.md');
  const markdownPath = await resolveInside(root, newPath, 'write');
  await requireUnchanged(htmlPath, path, source.text);
  await requireFree(markdownPath, newPath);
  const { markdown, report } = htmlToMarkdown(parts.body, { dialect: source.dialect });
  if (report.dropped.length > 0 && !source.mayDrop)
    throw new AppError('post.would-drop-html', { path, parts: report.dropped.map(describePart) });
  await keep(source.text);
  await writeNew(markdownPath, Buffer.from(parts.metadata + markdown)).catch(error => {
    throw withBlogPath(error, newPath);
  });
  await removeOld(htmlPath, markdownPath, path, source.text);
  return { from: path, path: newPath, ...report };
}

function describePart({ what, count }: LostPart): string {
  return count > 1 ? `${what} (${count} times)` : what;
}

/** A post with a sidecar is body from its first character. */
function partsOf(source: ConvertiblePost): HtmlPostParts | undefined {
  if (source.sidecar === undefined) return splitHtmlPost(source.text);
  return { metadata: '', body: source.text.replace(/^\ufeff/, '') };
}

/** Asked before anything is kept or written, so that a refusal leaves no trace. */
async function requireFree(absolutePath: string, path: BlogPath): Promise<void> {
  try {
    await lstat(absolutePath);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw toFileError(error, path);
  }
  throw new AppError('post.name-taken', { path });
}

async function requireUnchanged(absolutePath: string, path: BlogPath, text: string): Promise<void> {
  const bytes = await readFile(absolutePath).catch(error => {
    throw toFileError(error, path);
  });
  if (sameLines(bytes.toString('utf8')) !== sameLines(text))
    throw new AppError('post.changed-on-disk', { path });
}

/** The editor's text knows one kind of line end and no byte order mark. */
function sameLines(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** Two posts of one name would be worse than none converted: what was written goes when the old one has to stay. */
async function removeOld(
  htmlPath: string,
  markdownPath: string,
  path: BlogPath,
  text: string,
): Promise<void> {
  try {
    await requireUnchanged(htmlPath, path, text);
    await unlink(htmlPath);
  } catch (error) {
    await unlink(markdownPath).catch(failure => {
      throw toFileError(failure, path);
    });
    throw toFileError(error, path);
  }
}

function withBlogPath(error: unknown, path: BlogPath): unknown {
  if (isAppError(error, 'file.name-taken'))
    return new AppError('post.name-taken', { ...error.data, path }, error);
  return error instanceof AppError ? new AppError(error.code, { ...error.data, path }, error) : error;
}

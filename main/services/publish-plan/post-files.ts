import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PostPart } from '../../../shared/model/publish.ts';
import { errnoOf } from '../files/file-error.ts';
import { readInside } from '../files/read-inside.ts';

/** What {@link findPostFiles} is asked. */
export interface PostFilesRequest {
  /** The blog's folder. */
  readonly root: string;
  /** The post's own files: its text, then the sidecar it may have. */
  readonly own: readonly BlogPath[];
  /** The blog's file a link or image address of the post leads to, undefined for what is not in the blog. */
  readonly resolve: (url: string) => BlogPath | undefined;
  /** The files of the blog that differ from the last commit, at least the removed ones. */
  readonly changed: ReadonlySet<BlogPath>;
}

/**
 * Lists the files that are published with a post: its own, an old page of the same name it has replaced, and the files
 * of the blog it shows or links to, unless those are posts themselves. Unchanged ones are among them.
 * @throws AppError `file.failed` when the text cannot be read.
 */
export function findPostFiles({ root, own, resolve, changed }: PostFilesRequest): readonly PostPart[] {
  const [post = '', ...beside] = own;
  const text = readPublished(root, post);
  const parts = new Map<BlogPath, PostPart>([[post, { path: post, role: 'text' }]]);
  const add = (path: BlogPath, role: PostPart['role']) => {
    if (!parts.has(path)) parts.set(path, { path, role });
  };
  // A file that is not there counts when it was in the last commit: then its going is a change.
  for (const path of beside) if (existsSync(join(root, path)) || changed.has(path)) add(path, 'sidecar');
  for (const path of pagesReplacedBy(root, post)) if (changed.has(path)) add(path, 'replaced');
  for (const path of referencedAssets(text, resolve))
    if (!/\.(md|markdown|mkd|mdown|rst)$/i.test(path)) add(path, 'picture');
  return [...parts.values()];
}

/**
 * Lists, each once and in the order of the text, the files of the blog that images and links of a post lead to: in
 * Markdown, in HTML (`src`, `href`, `srcset`, `poster`) and in reStructuredText directives. It reads addresses, not
 * structure: one in a code block counts too, and does no harm, for only files that have changed are published.
 */
export function referencedAssets(
  text: string,
  resolve: (url: string) => string | undefined,
): readonly string[] {
  const found = new Set<string>();
  for (const url of listAddresses(text)) {
    const path = resolve(url);
    if (path !== undefined) found.add(path);
  }
  return [...found];
}

const patterns: readonly RegExp[] = [
  // Markdown: ](<address>) or ](address "title"), one level of brackets inside.
  /\]\(\s{0,9}(?:<([^<>\n]{1,2000})>|((?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){1,2000}))/g,
  // Markdown: [label]: address
  /^ {0,3}\[[^\]\n]{1,500}\]:[ \t]{0,9}(?:<([^<>\n]{1,2000})>|(\S{1,2000}))/gm,
  /\b(?:src|href|poster)\s{0,9}=\s{0,9}(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})')/gi,
  // reStructuredText: .. image:: address, .. figure:: address, :target: address
  /^[ \t]{0,40}(?:\.\. (?:\|[^|\n]{1,200}\| )?(?:image|figure)::|:target:)[ \t]{1,9}(\S[^\n]{0,2000})/gm,
];

/** Every address that images and links of a text lead to, in its order, as often as it is there; see {@link referencedAssets}. */
export function* listAddresses(text: string): Generator<string> {
  const places: { at: number; url: string }[] = [];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const url = (match[1] ?? match[2] ?? '').trim();
      if (url !== '') places.push({ at: match.index, url: plainAddress(url) });
    }
  for (const match of text.matchAll(/\bsrcset\s{0,9}=\s{0,9}["']([^"'\n]{1,8000})["']/gi))
    for (const candidate of (match[1] ?? '').split(/,\s/)) {
      const [url = ''] = candidate.trim().split(/\s/);
      if (url !== '') places.push({ at: match.index, url: plainAddress(url) });
    }
  places.sort((one, other) => one.at - other.at);
  for (const { url } of places) yield url;
}

/** Undoes what the two notations need: backslashes before punctuation in Markdown, `&amp;` in HTML. */
function plainAddress(url: string): string {
  return url.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}

/** Pages of the same name, written by hand or by a generator, that are gone now that the post is there. */
function pagesReplacedBy(root: string, post: BlogPath): readonly BlogPath[] {
  const stem = post.replace(/\.[^./]+$/, '');
  return [`${stem}.html`, `${stem}.htm`].filter(page => page !== post && !existsSync(join(root, page)));
}

/** No post is larger, in bytes: it could not be edited. */
const largestText = 100 * 1024 * 1024;

/**
 * The text in which the pictures of a post are looked for; '' of one that is gone, or a link that leads out of the blog.
 * @throws file.failed when it cannot be read.
 */
export function readPublished(root: string, path: BlogPath): string {
  try {
    return readInside(root, path, largestText).toString('utf8');
  } catch (error) {
    // A post that is being removed has no text any more, and what a link out of the blog leads to is not the post's.
    if (errnoOf(error) === 'ENOENT' || isAppError(error, 'path.outside-root')) return '';
    throw new AppError('file.failed', { path }, error);
  }
}

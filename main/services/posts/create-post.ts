import { AppError, isAppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Generator, NewPost, PostSource } from '../../../shared/generators/generator.ts';
import { isDraft } from '../../../shared/generators/is-draft.ts';
import { slugify } from '../../../shared/generators/paths/slugify.ts';
import type { Blog, BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { mapParallel } from '../blog/map-parallel.ts';
import { resolveInside } from '../files/inside-root.ts';
import { foldName } from '../files/path-names.ts';
import { writeNew } from '../files/write-new.ts';
import type { PostIndex } from './post-index.ts';

/** What a new post begins with. */
export interface CreatePostRequest {
  readonly title: string;
  /** A language of the blog, in upper or lower case, or one that its generator lets a post name by itself. */
  readonly lang: string;
  readonly draft: boolean;
  readonly now: Date;
  /** What follows the metadata; absent: nothing yet. */
  readonly body?: string;
}

/** Newest posts whose texts show how this blog writes a post. */
const neighbourCount = 10;

/** Names that are tried before a title counts as taken. */
const mostTries = 100;

/**
 * Creates a post the way this blog does it: where its newest posts lie, in their format and style of metadata. A name
 * that is taken gets a number; nothing is ever overwritten.
 * @throws post.bad-title when the title has no letter or digit; post.no-drafts when a draft is asked for and nothing would
 * keep it from being published; usage when it is no language, or one that the blog's
 * settings would have to name; post.name-taken when a hundred names are taken; and the errors of `resolveInside` and `writeNew`.
 */
export async function createPost(
  blog: Blog,
  index: PostIndex,
  { title, lang: asked, draft, now, body = '' }: CreatePostRequest,
): Promise<{ readonly path: BlogPath }> {
  const generator = findGenerator(blog.site.generator);
  const slug = slugify(title);
  const { entries, paths } = await index.survey();
  const lang = languageAsWritten(blog.site, entries, asked);
  const neighbours = await readNeighbours(index, entries);
  const taken = takenNames(entries, paths);
  for (let number = 1; number <= mostTries; number += 1) {
    const numbered = number === 1 ? slug : `${slug}-${number}`;
    const request = { title, slug: numbered, lang, draft, instant: now.toISOString(), neighbours };
    const post = withBody(generator.newPost(blog.site, request), body);
    checkLanguage(generator, blog.site, post, lang);
    if (draft && !isDraft(generator, blog.site, post))
      throw new AppError('post.no-drafts', generator.name === 'plain' ? {} : { generator: generator.label });
    const isTaken =
      taken.slugs.has(numbered) || post.files.some(({ path }) => taken.paths.has(foldName(path)));
    if (!isTaken && (await tryWrite(blog, index, post))) return { path: post.path };
  }
  throw new AppError('post.name-taken', { title, slug });
}

/** A larger post shows nothing of how others are written that is worth the time, in bytes. */
const largestNeighbourBytes = 1024 * 1024;

/**
 * The newest posts of `entries`, which are newest first, with their texts: they show how this blog writes a post. One that
 * cannot be read shows nothing.
 */
export async function readNeighbours(
  index: PostIndex,
  entries: readonly PostEntry[],
): Promise<readonly PostSource[]> {
  const newest = entries
    .filter(({ kind, state }) => kind === 'post' && state === 'ok')
    .slice(0, neighbourCount);
  const found = await mapParallel(newest, 4, ({ path }) => readNeighbour(index, path));
  return found.filter(source => source !== undefined);
}

async function readNeighbour(index: PostIndex, path: BlogPath): Promise<PostSource | undefined> {
  try {
    return await index.source(path, largestNeighbourBytes);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

// `fr`, `pt-BR`, `zh_Hans_TW`
const languagePattern = /^[a-z]{2,8}(?:[-_][a-z\d]{1,8}){0,4}$/i;

/** A language as the settings or posts of this blog write it: `zh-CN` where `zh-cn` is asked for. @throws usage */
function languageAsWritten(site: Site, entries: readonly PostEntry[], asked: string): string {
  const known = [...site.languages, ...entries.map(({ lang }) => lang)];
  const own = known.find(lang => lang.toLowerCase() === asked.toLowerCase());
  if (own === undefined && !languagePattern.test(asked))
    throw new AppError('usage', { message: `"${asked}" is no language; write it like "fr" or "pt-BR"` });
  return own ?? asked;
}

/** A generator leaves a language out that it cannot express; a post in another language than asked for is no answer. */
function checkLanguage(generator: Generator, site: Site, { path, files }: NewPost, lang: string): void {
  if (lang === site.defaultLang) return;
  const text = files.find(file => file.path === path)?.text ?? '';
  if (generator.readMetadata(site, { path, text }).metadata.lang !== lang)
    throw new AppError('usage', {
      message: `This blog's settings know no language "${lang}", only ${site.languages.join(', ')}`,
    });
}

/** Slugs make addresses, paths make files: neither may meet another, on any system. */
function takenNames(entries: readonly PostEntry[], paths: readonly BlogPath[]) {
  return {
    slugs: new Set(entries.map(({ slug }) => slug)),
    paths: new Set(paths.map(foldName)),
  };
}

function withBody({ path, files }: NewPost, body: string): NewPost {
  return {
    path,
    files: files.map(file => (file.path === path ? { path, text: file.text + body } : file)),
  };
}

/** Writes all files of a post; false when a name was taken in the meantime. */
async function tryWrite(blog: Blog, index: PostIndex, post: NewPost): Promise<boolean> {
  try {
    for (const { path, text } of post.files)
      await writeNew(await resolveInside(blog.root, path, 'write'), new TextEncoder().encode(text));
  } catch (error) {
    if (isAppError(error, 'file.name-taken')) return false;
    throw error;
  } finally {
    index.changed(post.files.map(({ path }) => path));
  }
  return true;
}

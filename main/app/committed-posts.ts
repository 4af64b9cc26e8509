import type { PostSource } from '../../shared/generators/generator.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostPart } from '../../shared/model/publish.ts';
import { decodeText } from '../services/files/text-shape.ts';
import { readCommitted } from '../services/git/read-committed.ts';
import type { Repository } from '../services/git/repository.ts';
import { listAddresses, readPublished } from '../services/publish-plan/post-files.ts';
import type { WorkChanges } from '../services/publish-plan/work-changes.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';
import { changedKeys } from './changed-keys.ts';

/** What the last commit says of posts that are to be published. */
export interface CommittedPosts {
  /** Of those that are gone. */
  readonly titles: ReadonlyMap<BlogPath, string>;
  /** What images and links lead to, for posts of which a picture may have gone. */
  readonly addresses: ReadonlyMap<BlogPath, readonly string[]>;
  /** What metadata changed where nothing else did: looked for in a post that is alone. */
  readonly keys: ReadonlyMap<BlogPath, readonly string[]>;
}

interface Selected {
  readonly path: BlogPath;
  readonly parts: readonly PostPart[];
}

/**
 * Reads from the last commit what the files here cannot tell any more; nothing where nothing needs it. Titles and keys
 * only when they are to be named.
 */
export async function readCommittedPosts(
  folder: BlogFolder,
  repository: Repository,
  posts: readonly Selected[],
  changes: WorkChanges,
  isNamed: boolean,
): Promise<CommittedPosts> {
  const deleted = new Set(changes.deleted);
  const gone = isNamed ? posts.filter(({ path }) => deleted.has(path)) : [];
  const alone = isNamed && posts.length === 1 ? posts.filter(({ path }) => !deleted.has(path)) : [];
  const shown = changes.deleted.some(isMedia) ? posts.filter(({ path }) => changes.all.has(path)) : [];
  const read = await readSources(folder, repository, [...gone, ...alone, ...shown]);
  const { generator, blog } = folder;
  return {
    titles: new Map(
      gone.flatMap(({ path }) => {
        const source = read(path);
        return source ? [[path, generator.readMetadata(blog.site, source).metadata.title] as const] : [];
      }),
    ),
    addresses: new Map(shown.map(({ path }) => [path, [...listAddresses(read(path)?.text ?? '')]])),
    keys: new Map(
      alone.flatMap(({ path, parts }) => {
        const before = read(path);
        const after = { path, ...sourceHere(folder, path) };
        const onlyWords = parts.every(({ path: part, role }) => role !== 'picture' || !changes.all.has(part));
        return before && onlyWords ? [[path, changedKeys(generator, blog.site, before, after)] as const] : [];
      }),
    ),
  };
}

async function readSources(
  { generator, blog }: BlogFolder,
  repository: Repository,
  posts: readonly Selected[],
): Promise<(path: BlogPath) => PostSource | undefined> {
  if (posts.length === 0) return () => undefined;
  const sidecarOf = (path: BlogPath) => generator.sidecarOf(blog.site, path);
  const wanted = new Set(posts.flatMap(({ path }) => [path, sidecarOf(path) ?? path]));
  const inRepository = (path: BlogPath) => repository.prefix + path;
  const files = await readCommitted(repository, 'HEAD', [...wanted].map(inRepository));
  const textOf = (path: BlogPath | undefined) => {
    const bytes = path === undefined ? undefined : files.get(inRepository(path));
    return bytes && decodeText(bytes)?.text;
  };
  return path => {
    const text = textOf(path);
    const sidecarText = textOf(sidecarOf(path));
    if (text === undefined) return undefined;
    return { path, text, ...(sidecarText === undefined ? {} : { sidecarText }) };
  };
}

function sourceHere({ generator, blog }: BlogFolder, path: BlogPath): Omit<PostSource, 'path'> {
  const sidecar = generator.sidecarOf(blog.site, path);
  const textOf = (file: BlogPath) => plain(readPublished(blog.root, file));
  const sidecarText = sidecar === undefined ? '' : textOf(sidecar);
  return { text: textOf(path), ...(sidecarText === '' ? {} : { sidecarText }) };
}

const plain = (text: string) => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

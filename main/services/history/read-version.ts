import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PastVersion } from '../../../shared/model/history.ts';
import { decodeText } from '../files/text-shape.ts';
import { readBlobs } from '../git/blobs.ts';
import { toRepositoryPaths } from '../git/blog-paths.ts';
import { resolveCommit } from '../git/head.ts';
import { type FileEntry, isPlain, readTreeEntries } from '../git/index-entries.ts';
import { git, type Repository } from '../git/repository.ts';
import { openHistory, requireCommit } from './open-history.ts';

/** What {@link readVersion} is asked. */
export interface VersionRequest {
  /** The blog's folder. */
  readonly root: string;
  readonly commit: string;
  /** The post's path at that time. */
  readonly path: BlogPath;
  /** The path its sidecar had then, if posts of this blog can have one. */
  readonly sidecar: BlogPath | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Larger posts cannot be edited, in bytes. */
const largestText = 20 * 1024 * 1024;

/**
 * A post as a past publish left it, or, when that publish deleted it, as it was just before. Reads only.
 * @throws AppError `history.gone` when neither has it, `file.not-text`, `file.too-large` when it cannot be edited.
 */
export async function readVersion(request: VersionRequest): Promise<PastVersion> {
  const { repository } = await openHistory(request.root, request.signal);
  const commit = await requireCommit(repository, request.commit);
  const { path, sidecar } = request;
  const paths = toRepositoryPaths(repository, sidecar === undefined ? [path] : [path, sidecar]);
  const entries = await entriesWithPost(repository, commit, paths);
  if (!entries) throw new AppError('history.gone', { commit, path });
  const blobs = await readBoth(repository, [...entries.values()], path);
  const textAt = (repositoryPath: string | undefined, blogPath: BlogPath) => {
    const entry = entries.get(repositoryPath ?? '');
    const blob = entry && blobs.get(entry.oid);
    if (!blob) return null;
    const decoded = decodeText(blob);
    if (!decoded || !isPlain(entry)) throw new AppError('file.not-text', { path: blogPath });
    return decoded.text;
  };
  const text = textAt(paths[0], path);
  if (text === null) throw new AppError('history.gone', { commit, path });
  return { text, sidecarText: sidecar === undefined ? null : textAt(paths[1], sidecar) };
}

async function entriesWithPost(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileEntry> | null> {
  const parent = await resolveCommit(repository, `${commit}^1`);
  for (const one of parent === null ? [commit] : [commit, parent]) {
    const entries = await readTreeEntries(repository, one, paths);
    if (entries.has(paths[0] ?? '')) return entries;
  }
  return null;
}

async function readBoth(
  repository: Repository,
  entries: readonly FileEntry[],
  path: BlogPath,
): Promise<ReadonlyMap<string, Buffer>> {
  const oids = entries.map(entry => entry.oid);
  try {
    return await readBlobs(repository, oids, largestText);
  } catch (error) {
    if (!isAppError(error, 'git.failed')) throw error;
    await requireSmall(repository, oids, path);
    throw error;
  }
}

async function requireSmall(repository: Repository, oids: readonly string[], path: BlogPath): Promise<void> {
  const input = oids.map(oid => `${oid}\n`).join('');
  const { stdout } = await git(repository, { args: ['cat-file', '--batch-check'], input });
  const sizes = stdout
    .toString('utf8')
    .split('\n')
    .map(line => Number(line.split(' ')[2] ?? 0));
  if (sizes.some(size => size > largestText / 2)) throw new AppError('file.too-large', { path });
}

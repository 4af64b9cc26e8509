import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Repository } from '../git/repository.ts';
import { readWorkStatus, type StatusEntry, type StatusScope } from '../git/status.ts';

/** How the files of a blog differ from the last commit. */
export interface WorkChanges {
  readonly tracked: ReadonlyMap<BlogPath, StatusEntry>;
  /** Files git does not know; a repository inside this one as its folder, ending in `/`. */
  readonly untracked: readonly BlogPath[];
  /** What the ignore rules leave out; whole folders end in `/`. */
  readonly ignored: readonly BlogPath[];
  /** Every file that differs, new and removed ones included, ignored ones not. */
  readonly all: ReadonlySet<BlogPath>;
  /** Tracked files that are not there any more. */
  readonly deleted: readonly BlogPath[];
}

/** Reads how the blog's files differ from the last commit, in one run of git. Changes nothing. */
export async function readWorkChanges(repository: Repository, scope: StatusScope): Promise<WorkChanges> {
  const { prefix, top } = repository;
  const status = await readWorkStatus(repository, scope);
  const inBlog = (paths: readonly string[]) =>
    paths.filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length));
  const entries = status.tracked.filter(({ path }) => path.startsWith(prefix));
  const tracked = new Map(entries.map(entry => [entry.path.slice(prefix.length), entry]));
  const untracked = inBlog(status.untracked);
  const deleted = [...tracked].flatMap(([path, { staged, unstaged }]) =>
    (staged === 'D' || unstaged === 'D') && !existsSync(join(top, prefix, path)) ? [path] : [],
  );
  const all = new Set([...tracked.keys(), ...untracked]);
  return { tracked, untracked, ignored: inBlog(status.ignored), all, deleted };
}

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../support/git.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { makePost } from './make-post.ts';

/** How large a repository is. */
export interface RepositorySize {
  readonly files: number;
  readonly commits: number;
}

/** The post of a {@link makeLargeRepository} with a number; half of its files are posts. */
export const postPath = (index: number) => `posts/${2000 + (index % 25)}/walk-${index}.md`;

/**
 * Makes a plain blog in a repository of `files` files, half of them posts and half small pictures, and `commits`
 * commits that change a post each, with all of it online at a bare remote beside it; gives its folder.
 */
export function makeLargeRepository(place: ScratchPlace, name: string, size: RepositorySize): string {
  const blog = join(place.folder, name);
  const remote = join(place.folder, `${name}-remote.git`);
  mkdirSync(blog);
  git(place.env, blog, 'init', '--quiet', '--initial-branch=main');
  importHistory(place, blog, size);
  git(place.env, blog, 'read-tree', '-m', '-u', 'HEAD');
  git(place.env, place.folder, 'clone', '--quiet', '--bare', '--no-local', blog, remote);
  git(place.env, blog, 'remote', 'add', 'origin', remote);
  git(place.env, blog, 'fetch', '--quiet', 'origin');
  git(place.env, blog, 'branch', '--quiet', '--set-upstream-to=origin/main', 'main');
  return blog;
}

function importHistory({ env }: ScratchPlace, blog: string, { files, commits }: RepositorySize): void {
  const posts = Math.ceil(files / 2);
  const parts: string[] = [commitLines(1)];
  for (let index = 0; index < posts; index += 1) parts.push(fileLines(postPath(index), textOf(index, 0)));
  for (let index = posts; index < files; index += 1)
    parts.push(fileLines(`images/${index % 97}/picture-${index}.png`, `picture ${index}`));
  for (let number = 2; number <= commits; number += 1) {
    const index = (number * 7_919) % posts;
    parts.push(commitLines(number), fileLines(postPath(index), textOf(index, number)));
  }
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: blog,
    env,
    input: parts.join(''),
  });
  if (status !== 0) throw new Error(`git fast-import: ${stderr.toString('utf8')}`);
}

function commitLines(number: number): string {
  const message = `Change ${number}\n`;
  const person = `Test Writer <writer@example.invalid> ${1_600_000_000 + number * 600} +0000`;
  return `commit refs/heads/main\ncommitter ${person}\n${dataLines(message)}`;
}

const fileLines = (path: string, text: string) => `M 100644 inline ${path}\n${dataLines(text)}`;
const dataLines = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;

const body = makePost(2_500);

function textOf(index: number, version: number): string {
  return `---\ntitle: Walk ${index}\ndate: ${2000 + (index % 25)}-01-01\n---\n\nVersion ${version}.\n\n${body}`;
}

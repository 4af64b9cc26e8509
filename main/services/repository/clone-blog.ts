import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { isFree } from '../files/is-free.ts';
import { type NetworkLimits, overNetwork } from '../git/network.ts';
import { transferFraction } from '../git/progress.ts';
import type { Repository } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { requireGit } from '../git/version.ts';
import { isAlive, markProcess, type ProcessMark } from '../processes/process-mark.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { checkAddress } from './check-address.ts';

/** What {@link cloneBlog} is asked. */
export interface CloneRequest {
  /** As it was pasted. */
  readonly address: string;
  /** Whether the user has said that a folder of this computer is meant by it. */
  readonly mayBeFolder: boolean;
  /** Absolute path of the folder that is to hold the blog: not there yet, or empty. */
  readonly folder: string;
  readonly onFraction?: (fraction: number) => void;
  readonly limits?: NetworkLimits;
  readonly signal?: AbortSignal;
  /** Whom to ask when the host wants to know who comes. */
  readonly signIn?: SignIn | undefined;
}

/**
 * Clones a blog into a folder of its own. It is built aside and gets its name when it is whole, so that a clone that fails,
 * is cancelled or killed leaves nothing in that folder, and can be begun again.
 * @throws AppError `repository.folder-not-empty`, `repository.bad-folder`; those of {@link checkAddress}; `cancelled`,
 * `git.host-unreachable`, `git.auth-failed`, `git.remote-not-found` and the like; file.*
 */
export async function cloneBlog(request: CloneRequest): Promise<void> {
  const address = checkAddress(request.address, request.mayBeFolder);
  const { folder } = request;
  if (!isAbsolute(folder) || /^$|^-|\p{Cc}/u.test(basename(folder)))
    throw new AppError('repository.bad-folder', { path: folder });
  if (!(await isFree(folder))) throw new AppError('repository.folder-not-empty', { path: folder });
  const made = await mkdir(dirname(folder), { recursive: true }).catch(error => {
    throw toFileError(error, folder);
  });
  try {
    await requireGit(dirname(folder));
    await removeDead(folder);
    await cloneAside(request, address);
  } catch (error) {
    if (made !== undefined) await removeEmptyFolders(dirname(folder), made);
    throw toFileError(error, folder);
  }
}

const asideName = (folder: string) => `${basename(folder)}-cloning-`;
const markName = 'cloning.json';

async function cloneAside(request: CloneRequest, address: string): Promise<void> {
  const { folder, signal } = request;
  const building = await mkdtemp(join(dirname(folder), asideName(folder)));
  try {
    await writeFile(join(building, markName), JSON.stringify(markProcess(process.pid)));
    // A repository of ours around the clone: git finds it and no settings of a folder further up.
    await runGit({ cwd: building, args: ['init', '--quiet', '--initial-branch=main'], writes: true, signal });
    const gitDir = join(building, '.git');
    const around: Repository = {
      top: building,
      gitDir,
      commonDir: gitDir,
      prefix: '',
      signal,
      signIn: request.signIn,
    };
    await runClone(around, address, request);
    if (signal?.aborted) throw new AppError('cancelled');
    await removeEmpty(folder);
    await rename(join(building, 'blog'), folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** A blog with many pictures on a slow line takes its time, in ms; silence ends it sooner. */
const longest = 12 * 60 * 60_000;

async function runClone(around: Repository, address: string, request: CloneRequest): Promise<void> {
  let furthest = 0;
  const onLine = (line: string) => {
    const fraction = cloneFraction(line) ?? 0;
    if (fraction <= furthest) return;
    furthest = fraction;
    request.onFraction?.(fraction);
  };
  const options = ['--progress', '--origin=origin', '--no-local', '--no-recurse-submodules'];
  const args = ['clone', ...options, '--end-of-options', address, 'blog'];
  await overNetwork(around, { args, onLine, timeLimit: longest }, request.limits);
}

/** Getting the history is most of the way, putting the files there the rest. */
function cloneFraction(line: string): number | null {
  const transfer = transferFraction(line);
  if (transfer !== null) return transfer * 0.9;
  const percent = /^(?:Updating files|Filtering content):\s+(\d{1,3})%/.exec(line)?.[1];
  return percent === undefined ? null : 0.9 + Math.min(100, Number(percent)) / 1_000;
}

/** What clones to this folder left beside it whose program was killed; those of a living one stay. */
async function removeDead(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(asideName(folder))) continue;
    const aside = join(parent, name);
    const mark = await readFile(join(aside, markName), 'utf8').catch(() => null);
    if (mark !== null && !isAlive(parseMark(mark))) await rm(aside, { recursive: true, force: true });
  }
}

function parseMark(text: string): ProcessMark {
  try {
    // Only this program writes the file.
    return JSON.parse(text) as ProcessMark;
  } catch {
    return markProcess(process.pid);
  }
}

/** Not every system renames a folder over an empty one. */
async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(error => {
    if (errnoOf(error) !== 'ENOENT') throw error;
  });
}

/** Takes back the folders we made on the way, as far as nobody has put anything there. */
async function removeEmptyFolders(from: string, first: string): Promise<void> {
  for (let folder = from; folder.length >= first.length; folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

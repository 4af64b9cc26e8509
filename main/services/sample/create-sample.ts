import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import { copyFolder } from '../files/copy-folder.ts';
import { runGit } from '../git/run-git.ts';

/** Where the sample blog lives and what it publishes to. */
export interface SamplePlace {
  readonly folder: string;
  /** The bare repository that stands for the web. */
  readonly remote: string;
}

/** The sample's places below the profile folder. */
export function samplePlace(profile: string): SamplePlace {
  return { folder: join(profile, 'sample'), remote: join(profile, 'sample-remote.git') };
}

const branch = 'main';

/**
 * Copies the sample blog from `source` into the profile once, as a git repository with an identity of its own and a
 * bare remote beside it, so that even Publish works at once and offline. What is there already stays as it is.
 * Without git the sample is a plain folder that can be written in.
 * @throws file.failed when the profile cannot be written.
 */
export async function createSample(profile: string, source: string): Promise<SamplePlace> {
  const place = samplePlace(profile);
  if (await exists(place.folder)) return place;
  await mkdir(profile, { recursive: true });
  // Built aside and renamed when whole: a first start that is cut off leaves no half sample.
  const building = await mkdtemp(join(profile, 'sample-building-'));
  try {
    const folder = join(building, 'sample');
    await copyFolder(source, folder);
    await commitAll(folder, join(building, 'remote.git'), place.remote);
    await rm(place.remote, { recursive: true, force: true });
    if (await exists(join(building, 'remote.git'))) await rename(join(building, 'remote.git'), place.remote);
    await rename(folder, place.folder);
    return place;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('file.failed', { path: place.folder, details: String(error) }, error);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function commitAll(folder: string, builtRemote: string, finalRemote: string): Promise<void> {
  const git = (cwd: string, ...args: readonly string[]) => runGit({ cwd, args, writes: true });
  try {
    await git(folder, 'init', '--quiet', `--initial-branch=${branch}`);
  } catch (error) {
    if (isAppError(error, 'git.missing')) return;
    throw error;
  }
  await appendFile(
    join(folder, '.git', 'config'),
    '[user]\n\tname = You, in the sample\n\temail = you@sample.invalid\n[commit]\n\tgpgsign = false\n[core]\n\thooksPath = /dev/null\n',
  );
  const paths = await listAll(folder);
  await git(folder, 'add', '--intent-to-add', '--', ...paths);
  await git(folder, 'commit', '--quiet', '--only', '-m', 'Start the sample blog', '--', ...paths);
  await git(folder, 'init', '--quiet', '--bare', `--initial-branch=${branch}`, builtRemote);
  const config = join(folder, '.git', 'config');
  const withoutRemote = await readFile(config, 'utf8');
  await writeFile(config, withoutRemote + remoteSections(builtRemote));
  // To the remote by its name, so that git knows from the start what is online.
  await git(folder, 'push', '--quiet', 'origin', `refs/heads/${branch}:refs/heads/${branch}`);
  await writeFile(config, withoutRemote + remoteSections(finalRemote));
}

function remoteSections(url: string): string {
  return `[remote "origin"]
\turl = ${JSON.stringify(url)}
\tfetch = +refs/heads/*:refs/remotes/origin/*
[branch "${branch}"]
\tremote = origin
\tmerge = refs/heads/${branch}
`;
}

async function listAll(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !path.startsWith('.git/'));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

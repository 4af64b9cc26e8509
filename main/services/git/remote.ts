import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { readWord } from './config.ts';
import { resolveCommit } from './head.ts';
import { isPlainBranch, isPlainName, plainUpstream } from './plain-upstream.ts';
import { redact } from './redact.ts';
import { requireAllowedAddress } from './remote-address.ts';
import { git, type Repository } from './repository.ts';
import { readSettings } from './settings.ts';
import type { Upstream } from './upstream.ts';

/**
 * Finds where `branch` goes: to `target` when the user chose one, else to its upstream, else under the same name to the
 * remote that `remote.pushDefault` names, to `origin`, or to the only remote.
 * @throws AppError `git.no-remote` when there is none, `publish.choose-target` with the remotes when none of several stands
 * out or the chosen one is gone, `git.unsupported-transport`.
 */
export async function findUpstream(
  repository: Repository,
  branch: string,
  target: PublishTarget | null = null,
): Promise<Upstream> {
  const plain = plainUpstream(repository.settings ?? (await readSettings(repository)), branch, target);
  return plain ?? findOddUpstream(repository, branch, target);
}

/** Asks git itself about everything. */
async function findOddUpstream(
  repository: Repository,
  branch: string,
  target: PublishTarget | null,
): Promise<Upstream> {
  const remotes = await listRemotes(repository);
  if (remotes.length === 0) throw new AppError('git.no-remote', { remotes });
  if (target && !remotes.includes(target.remote))
    throw new AppError('publish.choose-target', { remotes, branch });
  const set = target
    ? { remote: target.remote, remoteRef: `refs/heads/${target.branch}` }
    : await configuredUpstream(repository, branch);
  const configured = set !== null && remotes.includes(set.remote);
  const remote = configured ? set.remote : await chooseRemote(repository, remotes, branch);
  const remoteRef = configured ? set.remoteRef : `refs/heads/${branch}`;
  const trackingRef = `refs/remotes/${remote}/${remoteRef.slice('refs/heads/'.length)}`;
  const addresses = [
    ...(await addressesOf(repository, remote)),
    ...(await addressesOf(repository, remote, true)),
  ];
  for (const address of addresses) requireAllowedAddress(address);
  return { remote, remoteRef, trackingRef, configured, url: redact(addresses.at(-1) ?? '') };
}

/** The commit last seen online, or null when none was. */
export function lastSeenOnline(repository: Repository, upstream: Upstream): Promise<string | null> {
  return resolveCommit(repository, upstream.trackingRef);
}

/** The remotes whose names are plain words. */
export async function listRemotes(repository: Repository): Promise<readonly string[]> {
  const { stdout } = await git(repository, { args: ['remote'] });
  const names = stdout.toString('utf8').split('\n');
  return names.filter(isPlainName);
}

async function chooseRemote(
  repository: Repository,
  remotes: readonly string[],
  branch: string,
): Promise<string> {
  const preferred = await readWord(repository, 'remote.pushDefault');
  const chosen = [preferred, 'origin'].find(name => name !== null && remotes.includes(name));
  const only = remotes.length === 1 ? remotes[0] : undefined;
  const remote = chosen ?? only;
  if (remote === undefined) throw new AppError('publish.choose-target', { remotes, branch });
  return remote;
}

async function configuredUpstream(
  repository: Repository,
  branch: string,
): Promise<{ remote: string; remoteRef: string } | null> {
  const format = '--format=%(upstream:remotename)%00%(upstream:remoteref)';
  const { stdout } = await git(repository, { args: ['for-each-ref', format, `refs/heads/${branch}`] });
  const [remote = '', remoteRef = ''] = (stdout.toString('utf8').split('\n')[0] ?? '').split('\0');
  return remote !== '' && isPlainBranch(remoteRef) ? { remote, remoteRef } : null;
}

/** The address a remote is pushed to, with user name and password cut out; '' when it has none. */
export async function addressOf(repository: Repository, remote: string): Promise<string> {
  const addresses = await addressesOf(repository, remote, true).catch(error => {
    if (isAppError(error, 'git.no-remote')) return [];
    throw error;
  });
  return redact(addresses.at(-1) ?? '');
}

async function addressesOf(repository: Repository, remote: string, push = false): Promise<readonly string[]> {
  const args = ['remote', 'get-url', '--all', ...(push ? ['--push'] : []), '--', remote];
  const { stdout, code } = await git(repository, { args, accept: [0, 1, 2, 128] });
  const addresses = stdout
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '');
  if (code !== 0 || addresses.length === 0) throw new AppError('git.no-remote', { remotes: [remote] });
  return addresses;
}

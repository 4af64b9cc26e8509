import { AppError } from '../../../shared/app-error.ts';
import { resolveCommit } from './head.ts';
import { redact } from './redact.ts';
import { requireAllowedAddress } from './remote-address.ts';
import { git, type Repository } from './repository.ts';

/** Where a branch is published. */
export interface Upstream {
  readonly remote: string;
  /** The branch over there, as a full reference name. */
  readonly remoteRef: string;
  /** Where what was last seen over there is remembered, as a full reference name. */
  readonly trackingRef: string;
  /** Whether the user's configuration names it, or we chose it. */
  readonly configured: boolean;
  /** The address that is pushed to, `insteadOf` applied, with user name and password cut out. */
  readonly url: string;
}

/**
 * Finds where `branch` goes: to its upstream when it has one, else under the same name to `origin` or the only remote.
 * @throws AppError `git.no-remote`, `git.unsupported-transport`.
 */
export async function findUpstream(repository: Repository, branch: string): Promise<Upstream> {
  const remotes = await listRemotes(repository);
  const set = await configuredUpstream(repository, branch);
  const configured = set !== null && remotes.includes(set.remote);
  const remote = configured ? set.remote : chooseRemote(remotes);
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

async function listRemotes(repository: Repository): Promise<readonly string[]> {
  const { stdout } = await git(repository, { args: ['remote'] });
  const names = stdout.toString('utf8').split('\n');
  return names.filter(name => /^[A-Za-z0-9_][\w./+-]*$/.test(name) && !name.includes('..'));
}

function chooseRemote(remotes: readonly string[]): string {
  const chosen = remotes.includes('origin') ? 'origin' : remotes[0];
  if (chosen === undefined || (chosen !== 'origin' && remotes.length > 1))
    throw new AppError('git.no-remote', { remotes });
  return chosen;
}

async function configuredUpstream(
  repository: Repository,
  branch: string,
): Promise<{ remote: string; remoteRef: string } | null> {
  const format = '--format=%(upstream:remotename)%00%(upstream:remoteref)';
  const { stdout } = await git(repository, { args: ['for-each-ref', format, `refs/heads/${branch}`] });
  const [remote = '', remoteRef = ''] = (stdout.toString('utf8').split('\n')[0] ?? '').split('\0');
  return remote !== '' && /^refs\/heads\/[^*?[\s:^~\\]+$/.test(remoteRef) ? { remote, remoteRef } : null;
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

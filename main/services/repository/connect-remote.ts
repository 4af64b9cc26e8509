import { realpath } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { inTurn } from '../files/file-queue.ts';
import { mergeBase, readHead, resolveCommit } from '../git/head.ts';
import { type NetworkLimits, overNetwork } from '../git/network.ts';
import { redact } from '../git/redact.ts';
import { git, openRepository, type Repository } from '../git/repository.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { checkAddress } from './check-address.ts';

/** What {@link connectRemote} is asked. */
export interface ConnectRequest {
  /** The blog's folder. */
  readonly root: string;
  /** As it was pasted. */
  readonly address: string;
  /** Whether the user has said that a folder of this computer is meant. */
  readonly mayBeFolder: boolean;
  readonly limits?: NetworkLimits;
  readonly signal?: AbortSignal;
  /** Whom to ask when the host wants to know who comes. */
  readonly signIn?: SignIn | undefined;
}

/**
 * Connects the blog's repository, which has no remote yet, to an address: makes sure that it can be reached and is empty or
 * shares the blog's history, then adds it as `origin`. Sends nothing; publishing does. Gives the address, secrets cut out.
 * @throws AppError `repository.has-remote`, `repository.address-is-own`, `repository.not-empty`, `git.no-commits`; those of {@link checkAddress};
 * `git.host-unreachable`, `git.auth-failed`, `git.remote-not-found` and the like. Then nothing was changed.
 */
export async function connectRemote(request: ConnectRequest): Promise<string> {
  const address = checkAddress(request.address, request.mayBeFolder);
  return inTurn(request.root, async () => {
    const found = await openRepository(request.root, request.signal);
    const repository: Repository = { ...found, signIn: request.signIn };
    await readHead(repository);
    if (await isOwnFolder(repository, address))
      throw new AppError('repository.address-is-own', { path: address });
    const remotes = (await git(repository, { args: ['remote'] })).stdout.toString('utf8').trim();
    if (remotes !== '') throw new AppError('repository.has-remote', { remotes: remotes.split('\n') });
    await requireRelated(repository, address, request.limits);
    await git(repository, { args: ['remote', 'add', 'origin', address], writes: true });
    return redact(address);
  });
}

/** Whether an address leads to where it is said: a push would find everything there already. */
async function isOwnFolder({ top, gitDir, commonDir }: Repository, address: string): Promise<boolean> {
  if (!isAbsolute(address)) return false;
  // What is not there is told by git.
  const place = (path: string) => realpath(path).catch(() => path);
  const own = await Promise.all([top, gitDir, commonDir].map(place));
  return own.includes(await place(address));
}

/** What is there already must be part of our history: anything else would be joined with it, or stand in its way. */
async function requireRelated(
  repository: Repository,
  address: string,
  limits: NetworkLimits | undefined,
): Promise<void> {
  const args = ['ls-remote', '--quiet', '--heads', '--end-of-options', address];
  const { stdout } = await overNetwork(repository, { args }, limits);
  const tips = [...stdout.toString('utf8').matchAll(/^([0-9a-f]{40,64})\trefs\/heads\//gm)];
  if (tips.length === 0) return;
  for (const [, tip = ''] of tips)
    if (
      (await resolveCommit(repository, tip)) !== null &&
      (await mergeBase(repository, tip, 'HEAD')) !== null
    )
      return;
  throw new AppError('repository.not-empty', { remoteUrl: redact(address) });
}

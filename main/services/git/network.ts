import { quietSsh } from './quiet-ssh.ts';
import { git, type Repository } from './repository.ts';
import type { GitAnswer, GitCall } from './run-git.ts';

/** How long a transfer may stay silent and last, in ms: large pictures on a slow line keep talking. */
const silence = 60_000;
const longest = 30 * 60_000;

/** Time limits of a network call, in ms, when they are not the usual ones. */
export interface NetworkLimits {
  readonly idleLimit?: number | undefined;
}

/**
 * Runs a git call that talks to the remote. ssh never asks: `BatchMode=yes` is added with `-o` to the user's own
 * command (`GIT_SSH_COMMAND`, else `core.sshCommand`) when that is ssh, and is given to plain `ssh` when there is
 * none. Another program (plink, a script, `GIT_SSH`) is left as it is; it has no terminal to ask on.
 */
export async function overNetwork(
  repository: Repository,
  call: Omit<GitCall, 'cwd' | 'signal' | 'onChild'>,
  limits: NetworkLimits = {},
): Promise<GitAnswer> {
  const ssh = await sshCommand(repository);
  const env = { ...call.env, ...(ssh === null ? {} : { GIT_SSH_COMMAND: ssh }) };
  return git(repository, {
    ...call,
    env,
    writes: true,
    timeLimit: longest,
    idleLimit: limits.idleLimit ?? silence,
  });
}

async function sshCommand(repository: Repository): Promise<string | null> {
  const own = process.env.GIT_SSH_COMMAND ?? (await configured(repository));
  if (own === null) return process.env.GIT_SSH === undefined ? 'ssh -o BatchMode=yes' : null;
  return quietSsh(own);
}

async function configured(repository: Repository): Promise<string | null> {
  const args = ['config', '--null', '--get', 'core.sshCommand'];
  const { stdout } = await git(repository, { args, accept: [0, 1] });
  return stdout.length === 0 ? null : stdout.toString('utf8').replace(/\0$/, '');
}

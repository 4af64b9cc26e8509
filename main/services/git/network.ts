import { gitError } from './git-error.ts';
import { nameHostKey } from './host-key-problem.ts';
import { quietSsh } from './quiet-ssh.ts';
import { git, type Repository } from './repository.ts';
import type { GitAnswer, GitCall } from './run-git.ts';
import { readSettings, settingOf } from './settings.ts';
import { signingIn } from './signing-in.ts';

/** How long a transfer may stay silent and last, in ms: large pictures on a slow line keep talking. */
const silence = 60_000;
const longest = 30 * 60_000;
/** How long somebody may take in the window of git's Credential Manager, which says nothing meanwhile, in ms. */
const personSilence = 5 * 60_000;

/** Limits of a network call, times in ms, when they are not the usual ones. */
export interface NetworkLimits {
  readonly idleLimit?: number | undefined;
  /** Whether nobody may be asked anything, in no window either: a call that would have to ask fails. */
  readonly isQuiet?: boolean;
}

/**
 * Keeps programs that ask in windows of their own from being started (git-credential, ssh); helpers that know the
 * answer still give it.
 */
const askingNobody: Readonly<Record<string, string>> = {
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'credential.interactive',
  GIT_CONFIG_VALUE_0: 'false',
};

/**
 * Runs a git call that talks to the remote. Where nobody can be asked, ssh never asks: `BatchMode=yes` is added with `-o`
 * to the user's own command (`GIT_SSH_COMMAND`, else `core.sshCommand`) when that is ssh, and is given to plain `ssh` when
 * there is none. Another program (plink, a script, `GIT_SSH`) is left as it is; it has no terminal to ask on.
 */
export async function overNetwork(
  repository: Repository,
  call: Omit<GitCall, 'cwd' | 'signal' | 'onChild' | 'onKilled'>,
  limits: NetworkLimits = {},
): Promise<GitAnswer> {
  const signIn = limits.isQuiet ? undefined : repository.signIn;
  const idleLimit =
    limits.idleLimit ?? (signIn && (await asksInItsWindow(repository)) ? personSilence : silence);
  const run = (env: Readonly<Record<string, string>>) =>
    git(repository, {
      ...call,
      env: { ...call.env, ...env },
      writes: true,
      timeLimit: call.timeLimit ?? longest,
      idleLimit,
    });
  try {
    const answer = signIn
      ? await signingIn(repository, signIn, call.args, run)
      : await runUnasked(repository, limits, run);
    // An exit the caller knows how to take may still be this one.
    const error = answer.code === 0 ? null : gitError({ args: call.args, ...answer });
    if (error?.code.startsWith('git.host-key-')) throw error;
    return answer;
  } catch (error) {
    throw await nameHostKey(error);
  }
}

async function runUnasked(
  repository: Repository,
  { isQuiet }: NetworkLimits,
  run: (env: Readonly<Record<string, string>>) => Promise<GitAnswer>,
): Promise<GitAnswer> {
  const ssh = await sshCommand(repository);
  return run({ ...(ssh === null ? {} : { GIT_SSH_COMMAND: ssh }), ...(isQuiet ? askingNobody : {}) });
}

/** Whether git's helper is the one that signs in in a window of its own, and may open it. */
async function asksInItsWindow(repository: Repository): Promise<boolean> {
  const settings = repository.settings ?? (await readSettings(repository));
  return /\bmanager/.test(settingOf(settings, 'credential.helper') ?? '');
}

async function sshCommand(repository: Repository): Promise<string | null> {
  const own = process.env.GIT_SSH_COMMAND ?? (await setCommand(repository));
  if (own === null) return process.env.GIT_SSH === undefined ? 'ssh -o BatchMode=yes' : null;
  return quietSsh(own);
}

async function setCommand(repository: Repository): Promise<string | null> {
  return settingOf(repository.settings ?? (await readSettings(repository)), 'core.sshcommand');
}

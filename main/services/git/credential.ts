import { git, type Repository } from './repository.ts';

/** Whether git is set to use a credential helper for addresses that begin with `place`. */
export async function findHelper(repository: Repository, place: string): Promise<boolean> {
  const args = ['config', '--null', '--get-urlmatch', 'credential.helper', place];
  const { stdout } = await git(repository, { args, accept: [0, 1] });
  return stdout.toString('utf8').replace(/\0$/, '') !== '';
}

/** Hands a login that was right to the user's credential helpers, over standard input. */
export async function keepLogin(
  repository: Repository,
  place: string,
  { user, secret }: { readonly user: string; readonly secret: string },
): Promise<void> {
  const [protocol = '', host = ''] = place.split('://');
  const lines = [`protocol=${protocol}`, `host=${host}`, `username=${user}`, `password=${secret}`, ''];
  // The login is right by now, and a cancel that comes late takes nothing back.
  const quiet = { ...repository, signal: undefined };
  await git(quiet, { args: ['credential', 'approve'], input: `${lines.join('\n')}\n`, writes: true });
}

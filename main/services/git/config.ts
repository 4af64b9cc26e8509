import { git, type Repository } from './repository.ts';

/** Whether a yes-or-no setting is on; one that is not set is off. */
export async function readFlag(repository: Repository, name: string): Promise<boolean> {
  const args = ['config', '--type=bool', '--get', name];
  const { stdout } = await git(repository, { args, accept: [0, 1] });
  return stdout.toString('utf8').trim() === 'true';
}

/** The value of a setting, or null when it is not set. */
export async function readWord(repository: Repository, name: string): Promise<string | null> {
  const { stdout, code } = await git(repository, {
    args: ['config', '--null', '--get', name],
    accept: [0, 1],
  });
  return code === 0 ? stdout.toString('utf8').replace(/\0$/, '') : null;
}

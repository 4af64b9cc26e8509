import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An environment in which git sees none of this machine's settings: its own home with an identity of the tests. */
export function gitHome(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = Test Writer\n\temail = writer@example.invalid\n[init]\n\tdefaultBranch = main\n',
  );
  return { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', LANG: 'C.UTF-8' };
}

/** Runs git and gives what it printed; throws when it fails. */
export function git(env: NodeJS.ProcessEnv, cwd: string, ...args: readonly string[]): string {
  // Where the calls of the program are recorded, the tests' own go past that.
  return execFileSync(process.env.LEYSIN_REAL_GIT ?? 'git', args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Makes `blog` a repository with everything committed, pushed to a bare remote at `remote`. */
export function makeRepository(env: NodeJS.ProcessEnv, blog: string, remote: string): void {
  git(env, blog, 'init', '--quiet', '--initial-branch=main');
  git(env, blog, 'add', '--all');
  git(env, blog, 'commit', '--quiet', '-m', 'Start the blog');
  git(env, blog, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(env, blog, 'remote', 'add', 'origin', remote);
  git(env, blog, 'push', '--quiet', '--set-upstream', 'origin', 'main');
}

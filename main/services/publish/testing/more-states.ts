import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFixture } from './site-fixture.ts';
import type { StateBuilder, StateCase } from './state-case.ts';

function noCommits(site: SiteFixture): StateCase {
  const top = join(site.folder, 'plain');
  mkdirSync(top);
  site.gitIn(top, 'init', '-q', '--template=');
  site.gitIn(top, 'remote', 'add', 'origin', site.remote);
  site.write('posts/one.md', 'changed', top);
  const commit = () => {
    site.gitIn(top, 'pull', '-q', '--no-rebase', 'origin', 'main');
    site.write('posts/one.md', 'changed', top);
  };
  return {
    paths: ['posts/one.md'],
    request: { root: top },
    top,
    repair: () => {
      rmSync(join(top, 'posts'), { recursive: true });
      commit();
    },
  };
}

function unknownAuthor(site: SiteFixture): StateCase {
  const config = process.env.GIT_CONFIG_GLOBAL ?? '';
  writeFileSync(config, '');
  return {
    repair: () => {
      site.git('config', 'user.name', 'A Writer');
      site.git('config', 'user.email', 'writer@example.org');
    },
  };
}

function twoRemotes(site: SiteFixture): void {
  site.git('remote', 'rename', 'origin', 'home');
  site.git('remote', 'add', 'work', join(site.folder, 'work.git'));
  site.git('branch', '-q', '--unset-upstream');
}

/** A picture that the blog keeps in LFS: what git stores of it are three lines. */
function picture(site: SiteFixture): StateCase {
  site.write('.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n');
  site.write('posts/picture.bin', '\0\u0001\u0002'.repeat(100));
  return { paths: ['.gitattributes', 'posts/picture.bin'] };
}

function setUpLfs(site: SiteFixture, program = 'git-lfs'): void {
  site.git('config', 'filter.lfs.clean', `${program} clean -- %f`);
  site.git('config', 'filter.lfs.smudge', `${program} smudge -- %f`);
  site.git('config', 'filter.lfs.required', 'true');
}

/** States that are not in the shared list, and that bloggers meet all the same. */
export const moreStates: Readonly<Record<string, StateBuilder>> = {
  'index.lock of a program that has ended': site => {
    const lock = join(site.blog, '.git/index.lock');
    writeFileSync(lock, '');
    return { repair: () => rmSync(lock) };
  },
  'no commits yet': noCommits,
  'bare repository': site => ({
    request: { root: site.remote },
    retry: { root: site.blog },
    repair: () => undefined,
  }),
  'no remote': site => {
    site.git('remote', 'remove', 'origin');
    return { repair: () => void site.git('remote', 'add', 'origin', site.remote) };
  },
  'several remotes, none of them named': site => {
    twoRemotes(site);
    return { retry: { target: { remote: 'home', branch: 'main' } }, repair: () => undefined };
  },
  'several remotes, one to push to by default': site => {
    twoRemotes(site);
    site.git('config', 'remote.pushDefault', 'home');
    return {};
  },
  'a deploy branch is chosen': () => {
    const target = { remote: 'origin', branch: 'live/site' };
    return { request: { target }, retry: { target }, branch: 'live/site' };
  },
  'the chosen remote is gone': () => ({
    request: { target: { remote: 'elsewhere', branch: 'main' } },
    retry: { target: null },
    repair: () => undefined,
  }),
  'shallow clone': site => {
    const top = join(site.folder, 'shallow');
    site.pushFromElsewhere({ 'added.md': 'a' });
    site.gitIn(site.folder, 'clone', '-q', '--depth=1', `file://${site.remote}`, top);
    site.write('posts/one.md', 'changed', top);
    return { paths: ['posts/one.md'], request: { root: top }, top };
  },
  'author unknown': unknownAuthor,
  'post kept in LFS': site => {
    setUpLfs(site);
    return picture(site);
  },
  'LFS is not installed': site => {
    setUpLfs(site, 'git-lfs-not-here');
    return { ...picture(site), repair: () => setUpLfs(site) };
  },
  'LFS is named, but not set up': site => ({ ...picture(site), repair: () => setUpLfs(site) }),
  'a filter fails': site => {
    site.write('.gitattributes', '*.md filter=spelling\n');
    site.git('config', 'filter.spelling.clean', 'echo "no dictionary" >&2; exit 3');
    site.git('config', 'filter.spelling.required', 'true');
    return { repair: () => void site.git('config', 'filter.spelling.clean', 'cat') };
  },
  'hook that cannot be run': site => {
    site.hook('pre-commit', '');
    writeFileSync(join(site.blog, '.git/hooks/pre-commit'), '#!/no/such/program\n', { mode: 0o755 });
    return { repair: () => site.hook('pre-commit', 'exit 0') };
  },
};

import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { paragraphs, type SiteFixture } from './site-fixture.ts';
import type { StateBuilder, StateCase } from './state-case.ts';

const locked =
  (name: string): StateBuilder =>
  site => {
    const lock = join(site.blog, '.git', name);
    writeFileSync(lock, '');
    return { repair: () => rmSync(lock) };
  };

/** Publishes while `name` on the `PATH` is a program of ours, alone there or before all others. */
function withProgram(site: SiteFixture, script: string | null): StateCase {
  const bin = join(site.folder, 'bin');
  mkdirSync(bin);
  if (script !== null) writeFileSync(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return {
    during: async publish => {
      const path = process.env.PATH;
      process.env.PATH = script === null ? bin : `${bin}:${path}`;
      try {
        return await publish();
      } finally {
        process.env.PATH = path;
      }
    },
    repair: () => rmSync(bin, { recursive: true }),
  };
}

/** Root may write everywhere: only as somebody else it meets a folder that is closed. */
function closedGitFolder(site: SiteFixture): StateCase {
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  const own = (user: number) => isRoot && execFileSync('chown', ['-R', String(user), site.folder]);
  const change = (mode: string) => execFileSync('chmod', ['-R', mode, join(site.blog, '.git')]);
  return {
    during: async publish => {
      change('a-w');
      own(nobody);
      const path = process.env.PATH;
      // A recorder of git calls is a script: its shell would be root again.
      const recorded = process.env.LEYSIN_REAL_GIT;
      if (recorded !== undefined) process.env.PATH = `${dirname(recorded)}:${path}`;
      if (isRoot) process.seteuid?.(nobody);
      try {
        return await publish();
      } finally {
        process.env.PATH = path;
        if (isRoot) process.seteuid?.(0);
        own(0);
        change('u+w');
      }
    },
  };
}

/** A branch of other posts, checked out and left again, that cannot be joined with `main` by itself. */
function leaveRebase(site: SiteFixture): StateCase {
  site.git('checkout', '-q', '-b', 'side');
  site.write('posts/two.md', 'side');
  site.git('commit', '-q', '-am', 'Side');
  site.git('checkout', '-q', 'main');
  site.write('posts/two.md', 'main');
  site.git('commit', '-q', '-am', 'Main');
  mustFail(() => site.git('rebase', 'side'));
  return { repair: () => void site.git('rebase', '--abort') };
}

function leaveMarkers(site: SiteFixture): StateCase {
  site.write('posts/one.md', 'stashed');
  site.git('stash', '-q');
  site.write('posts/one.md', 'committed');
  site.git('commit', '-q', '-am', 'One');
  mustFail(() => site.git('stash', 'pop'));
  const paths = ['posts/one.md'];
  return {
    paths,
    repair: () => {
      site.write('posts/one.md', 'both');
      site.git('add', 'posts/one.md');
    },
  };
}

function mustFail(work: () => unknown): void {
  try {
    work();
  } catch {
    return;
  }
  throw new Error('the state could not be built: what had to fail did not');
}

function rewriteOnline(site: SiteFixture): StateCase {
  const before = site.tip();
  const other = join(site.folder, 'other');
  site.gitIn(site.folder, 'clone', '-q', site.remote, other);
  site.write('posts/two.md', 'another beginning', other);
  site.gitIn(other, 'commit', '-q', '--amend', '-am', 'Begin again');
  site.gitIn(other, 'push', '-q', '--force', 'origin', 'HEAD:main');
  return { repair: () => void site.gitIn(site.remote, 'update-ref', 'refs/heads/main', before) };
}

function postsInSubmodule(site: SiteFixture): StateCase {
  const inner = join(site.blog, 'sub');
  mkdirSync(inner);
  site.gitIn(inner, 'init', '-q', '--template=');
  site.write('sub/post.md', 'a');
  site.gitIn(inner, 'add', '.');
  site.gitIn(inner, 'commit', '-q', '-m', 'Inner');
  site.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'sub');
  site.git('commit', '-q', '-m', 'Submodule');
  site.write('sub/post.md', 'changed');
  return {
    paths: ['sub/post.md'],
    repair: () => {
      site.git('rm', '-q', '--cached', 'sub');
      site.git('commit', '-q', '-m', 'No submodule');
      rmSync(join(inner, '.git'), { recursive: true });
    },
  };
}

function sparsePosts(site: SiteFixture): StateCase {
  site.write('docs/a.md', 'a');
  site.git('add', 'docs');
  site.git('commit', '-q', '-m', 'Docs');
  site.git('sparse-checkout', 'set', 'docs');
  site.write('posts/new.md', 'new');
  return { paths: ['posts/new.md'], repair: () => void site.git('sparse-checkout', 'disable') };
}

function emptyRef(site: SiteFixture): StateCase {
  const file = join(site.blog, '.git/refs/heads/main');
  const commit = readFileSync(file, 'utf8');
  truncateSync(file);
  return { repair: () => writeFileSync(file, commit) };
}

function alternatesGone(site: SiteFixture): StateCase {
  const objects = join(site.blog, '.git/objects');
  const store = join(site.folder, 'store');
  renameSync(objects, join(site.folder, 'gone'));
  mkdirSync(join(objects, 'info'), { recursive: true });
  mkdirSync(join(objects, 'pack'));
  writeFileSync(join(objects, 'info/alternates'), `${store}\n`);
  return { repair: () => renameSync(join(site.folder, 'gone'), store) };
}

function oddNames(site: SiteFixture): StateCase {
  const odd = Buffer.concat([
    Buffer.from(join(site.blog, 'posts/byte-')),
    Buffer.from([0xff, 0x2e, 0x6d, 0x64]),
  ]);
  writeFileSync(odd, 'not UTF-8');
  const paths = ['posts/line\nbreak.md', 'posts/a\ttab.md', 'posts/"quoted" \'twice\'.md'];
  for (const path of paths) site.write(path, path);
  return { paths };
}

/** As many new posts, a hundred in each folder. */
export function changeManyPosts(count: number): StateBuilder {
  const paths = Array.from({ length: count }, (_, number) => `many/${Math.floor(number / 100)}/${number}.md`);
  return site => {
    for (const path of paths) site.write(path, path);
    return { paths };
  };
}

function largePicture(site: SiteFixture): StateCase {
  site.write('posts/big.png', 'x');
  const file = join(site.blog, 'posts/big.png');
  truncateSync(file, 101 * 1024 * 1024);
  return { paths: ['posts/big.png'], repair: () => truncateSync(file, 10) };
}

function lastSign(site: SiteFixture): StateCase {
  const program = join(site.folder, 'asking-gpg');
  writeFileSync(program, '#!/bin/sh\nsleep 600\n', { mode: 0o755 });
  site.git('config', 'gpg.program', program);
  site.git('config', 'commit.gpgSign', 'true');
  return {
    request: { limits: { commit: 1_000 } },
    repair: () => writeFileSync(program, signer, { mode: 0o755 }),
  };
}

const signer = `#!/bin/sh
cat >/dev/null; printf "\\n[GNUPG:] SIG_CREATED " >&2; echo "-----BEGIN PGP SIGNATURE-----"
`;

function savedMeanwhile(site: SiteFixture): StateCase {
  const save = () => site.write('posts/one.md', paragraphs('one', { 2: 'saved while it was published' }));
  return { request: { onProgress: ({ step }) => step === 'commit' && save() } };
}

/** The states of the shared list that lie on this computer. */
export const repositoryStates: Readonly<Record<string, StateBuilder>> = {
  'refs/heads/main.lock': locked('refs/heads/main.lock'),
  'config.lock': locked('config.lock'),
  'detached HEAD': site => {
    site.git('checkout', '-q', '--detach');
    return { repair: () => void site.git('checkout', '-q', 'main') };
  },
  'no upstream': site => {
    site.git('checkout', '-q', '-b', 'fresh');
    return { branch: 'fresh' };
  },
  'remote history rewritten': rewriteOnline,
  'rebase in progress': leaveRebase,
  'unresolved conflict markers in a post': leaveMarkers,
  'other files staged': site => {
    site.write('posts/two.md', paragraphs('two', { 1: 'staged' }));
    site.git('add', 'posts/two.md');
    site.write('posts/two.md', paragraphs('two', { 1: 'staged', 5: 'not staged' }));
    return {};
  },
  'other files deleted': site => {
    site.drop('posts/two.md');
    site.git('rm', '-q', 'posts/three.md');
    return {};
  },
  'untracked secret .env next to posts': site => {
    site.write('posts/.env', 'SECRET=1');
    return {};
  },
  'posts folder is a submodule': postsInSubmodule,
  'blog is a linked worktree': site => {
    const top = join(site.folder, 'tree');
    site.git('worktree', 'add', '-q', '-b', 'draft', top);
    site.write('posts/one.md', 'changed', top);
    return { paths: ['posts/one.md'], request: { root: top }, top, branch: 'draft' };
  },
  'blog inside a bigger repository': site => {
    site.write('docs/post.md', 'text');
    return { paths: ['post.md'], request: { root: join(site.blog, 'docs') } };
  },
  'sparse checkout excludes posts': sparsePosts,
  'image 101 MB': largePicture,
  'pack.packSizeLimit tiny': site => {
    site.git('config', 'pack.packSizeLimit', '1');
    return {};
  },
  'pre-commit edits the post': site => {
    site.hook('pre-commit', 'echo rewritten > posts/one.md; git add posts/one.md');
    return {};
  },
  'pre-commit sleeps for ever': site => {
    site.hook('pre-commit', 'sleep 600');
    return { request: { limits: { commit: 1_000 } }, repair: () => site.hook('pre-commit', 'exit 0') };
  },
  'commit-msg rejects': site => {
    site.hook('commit-msg', 'echo "too short" >&2; exit 1');
    return { repair: () => site.hook('commit-msg', 'exit 0') };
  },
  'gpg signing asks for a pass phrase': lastSign,
  'git missing': site => withProgram(site, null),
  'git is a shim that prints to stdout': site =>
    withProgram(site, `echo "Loading the tools…"; PATH='${process.env.PATH}' exec git "$@"`),
  '.git read-only': closedGitFolder,
  'refs empty file': emptyRef,
  'alternates missing': alternatesGone,
  'path with newline, tab, quote, non-UTF-8 byte': oddNames,
  'CRLF with autocrlf=true': site => {
    site.git('config', 'core.autocrlf', 'true');
    site.write('posts/new.md', 'a\r\nb\r\n');
    return { paths: ['posts/new.md'] };
  },
  'symlinked post': site => {
    symlinkSync('one.md', join(site.blog, 'posts/link.md'));
    return { paths: ['posts/link.md'] };
  },
  'publish while saving': savedMeanwhile,
  'publish while the app quits': () => {
    const quitting = new AbortController();
    return {
      request: { signal: quitting.signal, onProgress: ({ step }) => step === 'push' && quitting.abort() },
    };
  },
};

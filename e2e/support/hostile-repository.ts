import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import type { TestBlog } from './fixtures.ts';
import { findSharedData } from './shared-data.ts';

/** Settings that name programs, for where the shared list is absent. */
const few = [
  'core.fsmonitor=touch PWNED',
  'core.hooksPath=evil',
  'filter.x.clean=touch PWNED',
  'filter.x.smudge=touch PWNED',
  'diff.external=touch PWNED',
  'credential.helper=!touch PWNED',
];

const hooks = [
  'pre-commit',
  'post-checkout',
  'post-index-change',
  'pre-push',
  'fsmonitor-watchman',
  'post-merge',
];

/** Fills a blog's repository with everything that makes git run programs, each of which would leave a file `PWNED`. */
export function makeHostile(blog: TestBlog): void {
  const gitFolder = join(blog.folder, '.git');
  appendFileSync(join(gitFolder, 'config'), hostileSettings().map(asConfig).join(''));
  for (const folder of [join(gitFolder, 'hooks'), join(blog.folder, 'evil')]) {
    mkdirSync(folder, { recursive: true });
    for (const hook of hooks) {
      writeFileSync(join(folder, hook), '#!/bin/sh\ntouch PWNED\n');
      chmodSync(join(folder, hook), 0o755);
    }
  }
  writeFileSync(join(blog.folder, '.gitattributes'), '* filter=x diff=x merge=x\n*.md filter=lfs\n');
  writeFileSync(
    join(blog.folder, '.lfsconfig'),
    '[lfs]\n\tstandalonetransferagent = x\n[lfs "customtransfer.x"]\n\tpath = touch\n\targs = PWNED\n',
  );
  writeFileSync(
    join(blog.folder, '.gitmodules'),
    '[submodule "x"]\n\tpath = x\n\turl = ext::touch PWNED\n\tupdate = !touch PWNED\n',
  );
}

function hostileSettings(): readonly string[] {
  const file = findSharedData('payloads/git-hostile.json');
  if (file === undefined) return few;
  const { items }: { items: readonly { kind: string; value: string }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return items.filter(item => item.kind === 'repo-config').map(item => item.value);
}

/** `section.sub.name=value` as lines of git's configuration. */
function asConfig(setting: string): string {
  const [, section = '', sub, name = '', value = ''] =
    /^([^.=]+)(?:\.(.+))?\.([^.=]+)=(.*)$/.exec(setting) ?? [];
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return `[${section}${sub === undefined ? '' : ` ${quoted(sub)}`}]\n\t${name} = ${quoted(value)}\n`;
}

/** The blog in an environment whose git notes every call in `said`, and then is git. */
export function withNotingGit(blog: TestBlog, place: string): { blog: TestBlog; said: () => string } {
  const bin = join(place, 'noting');
  const log = join(place, 'git-calls');
  mkdirSync(bin);
  const real = `PATH='${blog.env.PATH}' exec git "$@"`;
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$@" >> '${log}'\n${real}\n`, { mode: 0o755 });
  return {
    blog: { ...blog, env: { ...blog.env, PATH: `${bin}${delimiter}${blog.env.PATH}` } },
    said: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
}

/** Every file that a hostile command could have left below these folders. */
export function findMarkers(...folders: readonly string[]): readonly string[] {
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => basename(path) === 'PWNED')
      .map(path => join(folder, path)),
  );
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adoptLoginPath } from './login-path.ts';
import { beforeFirstGit, runGit } from './run-git.ts';

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-login-'));
  mkdirSync(join(folder, 'bin'));
  delete process.env.TERM;
});
afterEach(() => {
  for (const name of ['PATH', 'SHELL', 'TERM'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the user's login shell one whose startup files do this. */
function shellThat(startup: string, name = 'bash'): void {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\necho "$@" >> '${folder}/asked'\n${startup}\nshift 2; exec /bin/sh "$@"\n`, {
    mode: 0o755,
  });
  process.env.SHELL = file;
}

const asked = () => {
  try {
    return readFileSync(join(folder, 'asked'), 'utf8');
  } catch {
    return null;
  }
};

describe.skipIf(process.platform === 'win32')('the PATH of the login shell', () => {
  test('is taken where the app was started from a desktop, whatever startup files print', async () => {
    shellThat(`echo "Good morning"; PATH="/opt/tools/bin:$PATH"`);
    process.env.PATH = '/usr/bin:/bin';
    await adoptLoginPath();
    expect(process.env.PATH).toBe('/opt/tools/bin:/usr/bin:/bin');
    expect(asked()).toMatch(/^-l -i -c /);
  });

  test('is not asked for in a terminal, nor of an unknown shell', async () => {
    const path = process.env.PATH;
    shellThat('');
    process.env.TERM = 'xterm';
    await adoptLoginPath();
    delete process.env.TERM;
    shellThat('', 'nushell');
    await adoptLoginPath();
    delete process.env.SHELL;
    await adoptLoginPath();
    expect(asked()).toBeNull();
    expect(process.env.PATH).toBe(path);
  });

  test.each(['sleep 600', 'exit 3'])('stays as it is when the shell does not answer: %s', async startup => {
    shellThat(startup);
    const path = process.env.PATH;
    await adoptLoginPath(300);
    expect(asked()).not.toBeNull();
    expect(process.env.PATH).toBe(path);
  });
});

test('what is to come before the first git comes once, and only then', async () => {
  let times = 0;
  beforeFirstGit(async () => {
    times += 1;
  });
  expect(times).toBe(0);
  await Promise.all([runGit({ cwd: folder, args: ['version'] }), runGit({ cwd: folder, args: ['version'] })]);
  await runGit({ cwd: folder, args: ['version'] });
  expect(times).toBe(1);
});

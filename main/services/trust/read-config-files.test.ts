import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expandHomePath, readConfigFiles } from './read-config-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const keys = async (...files: string[]) => (await readConfigFiles(files)).settings.map(({ key }) => key);

describe('settings from several files', () => {
  test('stand where the file is named that holds them, as git has it', async () => {
    const config = write('config', '[a]\nx=1\n[include]\npath = more/one\n[a]\nz=1\n');
    write('more/one', '[include]\npath = two\n[b]\nx=1\n');
    write(
      'more/two',
      `[c]\nx=1\n[include]\npath = ${join(folder, 'three')}\npath = ${join(folder, 'none')}\n`,
    );
    write('three', '[d]\nx=1\n');
    const args = ['config', '--file', config, '--includes', '--list', '-z'];
    const expected = execFileSync('git', args, { encoding: 'utf8' })
      .split('\0')
      .slice(0, -1)
      .map(entry => entry.split('\n')[0]);
    expect(await keys(config)).toEqual(expected);
    expect(expected).toContain('d.x');
  });

  test('are read whatever the condition, and from the home folder', async () => {
    const home = process.env.HOME;
    process.env.HOME = folder;
    try {
      write('secret', '[core]\nfsmonitor = touch X\n');
      expect(await keys(write('config', '[includeIf "onbranch:x"]\npath = ~/secret\n'))).toEqual([
        'includeif.onbranch:x.path',
        'core.fsmonitor',
      ]);
    } finally {
      process.env.HOME = home;
    }
  });

  test('are read from the home folder by the user’s name, and told where that is somebody else’s', async () => {
    const { username, homedir } = userInfo();
    const config = write(
      'config',
      `[include]\npath = ~${username}/none.gitconfig\npath = ~nobody-else/x\npath = %(prefix)/x\n`,
    );
    expect(expandHomePath(`~${username}/x`)).toBe(join(homedir, 'x'));
    expect((await readConfigFiles([config])).unread).toEqual([
      { file: '~nobody-else/x', reason: 'unreadable' },
      { file: '%(prefix)/x', reason: 'unreadable' },
    ]);
  });

  test('that name themselves come to an end, which is told', async () => {
    const config = write('config', '[include]\npath = config\npath = config\n[a]\nx = 1\n');
    const { settings, unread } = await readConfigFiles([config]);
    expect(settings.some(({ key }) => key === 'a.x')).toBe(true);
    expect(unread).toEqual([{ file: config, reason: 'too-many' }]);
  });

  test('are told when they cannot be looked through', async () => {
    const broken = write('broken', '[a]\nx = 1\n[b\n');
    const large = write('large', '');
    truncateSync(large, 64 * 1024 * 1024);
    const { settings, unread } = await readConfigFiles([broken, large, folder, '//elsewhere/config']);
    expect(settings.map(({ key }) => key)).toEqual(['a.x']);
    expect(unread).toEqual([
      { file: broken, reason: 'broken' },
      { file: large, reason: 'too-large' },
      { file: folder, reason: 'unreadable' },
      { file: '//elsewhere/config', reason: 'other-computer' },
    ]);
  });

  test.skipIf(process.platform === 'win32')('are not waited for in a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await readConfigFiles([pipe])).unread).toEqual([{ file: pipe, reason: 'unreadable' }]);
  });
});

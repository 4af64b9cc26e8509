import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSample } from './keep-sample.ts';

let home: string;
let sample: string;
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'leysin-keep-'));
  sample = join(home, 'sample');
  fs.mkdirSync(join(sample, '.git'), { recursive: true });
  fs.writeFileSync(join(sample, '.git/config'), '[core]\n\tbare = false\n[user]\n\tname = You\n');
  fs.writeFileSync(join(sample, 'a.md'), 'text');
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

describe('keeping the sample', () => {
  it.each([
    ['a new folder', () => undefined],
    ['an empty folder', (folder: string) => void fs.mkdirSync(folder, { recursive: true })],
  ])('copies it without our identity to %s', async (_, prepare) => {
    const folder = join(home, 'blogs/mine');
    prepare(folder);
    await keepSample(sample, folder);
    expect(fs.readFileSync(join(folder, 'a.md'), 'utf8')).toBe('text');
    expect(fs.readFileSync(join(folder, '.git/config'), 'utf8')).toBe('[core]\n\tbare = false\n');
    expect(fs.readdirSync(join(home, 'blogs'))).toEqual(['mine']);
  });

  it('writes nothing where something is', async () => {
    const folder = join(home, 'mine');
    fs.mkdirSync(folder);
    fs.writeFileSync(join(folder, 'mine.txt'), '');
    await expect(keepSample(sample, folder)).rejects.toMatchObject({ code: 'path.not-allowed' });
    expect(fs.readdirSync(folder)).toEqual(['mine.txt']);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing when it fails midway', async () => {
    // A pipe cannot be copied; its name comes late, when much has been copied already.
    execFileSync('mkfifo', [join(sample, 'z')]);
    const folder = join(home, 'blogs/mine');
    await expect(keepSample(sample, folder)).rejects.toMatchObject({ code: 'file.failed' });
    expect(fs.readdirSync(join(home, 'blogs'))).toEqual([]);
    fs.rmSync(join(sample, 'z'));
    await keepSample(sample, folder);
    expect(fs.readFileSync(join(folder, 'a.md'), 'utf8')).toBe('text');
  });
});

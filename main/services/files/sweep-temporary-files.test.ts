import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interferingFileSystem } from './faulty-file-system.test-support.ts';
import { realFileSystem } from './file-system.ts';
import { sweepTemporaryFiles } from './sweep-temporary-files.ts';
import { writeAtomic } from './write-atomic.ts';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-sweep-')));
  fs.mkdirSync(join(root, 'posts/deep'), { recursive: true });
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const dead = '.leysin-999999999-0123456789abcdef.tmp';
/** Where the write in place stands still for good. */
const forever = () => new Promise<never>(() => {});

/** Writes 'NEW TEXT' over 'old' in place up to a number of bytes and leaves everything as a crash would. */
async function crashInPlace(bytesWritten: number): Promise<void> {
  fs.writeFileSync(join(root, 'posts/a.md'), 'old');
  fs.linkSync(join(root, 'posts/a.md'), join(root, 'b.md'));
  await new Promise<void>(resolve => {
    const fileSystem = interferingFileSystem(
      {
        ...realFileSystem,
        open: async (path, flags, mode) => {
          const file = await realFileSystem.open(path, flags, mode);
          if (flags !== 'r+') return file;
          return { ...file, write: (bytes, start) => file.write(bytes.subarray(0, bytesWritten), start) };
        },
      },
      async (operation, run) => {
        const result = await run();
        if (operation === 'open') opened++;
        if (operation === 'write' && opened > 2) {
          resolve();
          return await forever();
        }
        return result;
      },
    );
    let opened = 0;
    void writeAtomic(join(root, 'posts/a.md'), Buffer.from('NEW TEXT'), { fileSystem });
  });
  for (const name of fs.readdirSync(join(root, 'posts')))
    if (name.startsWith('.leysin-'))
      fs.renameSync(join(root, 'posts', name), join(root, 'posts', name.replace(/-\d+-/, '-999999999-')));
}

describe('sweepTemporaryFiles', () => {
  it('removes what a dead process left and nothing else', async () => {
    const kept = [
      `.leysin-${process.ppid}-0123456789abcdef.tmp`,
      '.leysin-x.tmp',
      'post.tmp',
      '.leysin-999999999-0123456789abcdef.tmp.md',
    ];
    for (const name of [dead, ...kept]) fs.writeFileSync(join(root, 'posts', name), 'x');
    expect(await sweepTemporaryFiles(root, ['posts', 'posts', 'gone'])).toEqual([join(root, 'posts', dead)]);
    expect(fs.readdirSync(join(root, 'posts')).sort()).toEqual(['deep', ...kept].sort());
  });

  it('looks only into the given folders', async () => {
    fs.writeFileSync(join(root, 'posts/deep', dead), 'x');
    expect(await sweepTemporaryFiles(root, ['', 'posts'])).toEqual([]);
    expect(await sweepTemporaryFiles(root, ['posts/deep'])).toHaveLength(1);
  });

  it('keeps a write of this process that is under way but not one from before it started', async () => {
    const own = join(root, 'posts', `.leysin-${process.pid}-0123456789abcdef.tmp`);
    fs.writeFileSync(own, 'x');
    expect(await sweepTemporaryFiles(root, ['posts'])).toEqual([]);
    fs.utimesSync(own, new Date(0), new Date(0));
    expect(await sweepTemporaryFiles(root, ['posts'])).toEqual([own]);
  });

  it.each([1, 3, 5, 8])('finishes a write in place that stopped after %i bytes', async count => {
    await crashInPlace(count);
    expect(fs.readFileSync(join(root, 'b.md'), 'utf8')).toBe('NEW TEXT'.slice(0, count) + 'old'.slice(count));
    await sweepTemporaryFiles(root, ['posts']);
    expect(fs.readFileSync(join(root, 'b.md'), 'utf8')).toBe('NEW TEXT');
    expect(fs.readdirSync(join(root, 'posts'))).toEqual(['a.md', 'deep']);
  });

  it('leaves a file alone that someone wrote after the crash', async () => {
    await crashInPlace(2);
    fs.writeFileSync(join(root, 'b.md'), 'by hand');
    await sweepTemporaryFiles(root, ['posts']);
    expect(fs.readFileSync(join(root, 'posts/a.md'), 'utf8')).toBe('by hand');
  });

  it('removes the record of a file that was deleted after the crash', async () => {
    await crashInPlace(2);
    fs.rmSync(join(root, 'posts/a.md'));
    await sweepTemporaryFiles(root, ['posts']);
    expect(fs.readdirSync(join(root, 'posts'))).toEqual(['deep']);
  });

  it('never follows a record out of its folder', async () => {
    fs.writeFileSync(join(root, 'victim.md'), 'ab');
    const head = { name: '../victim.md', before: 2, after: 2, version: 'x' };
    fs.writeFileSync(
      join(root, 'posts/.leysin-999999999-0123456789abcdef.redo'),
      `${JSON.stringify(head)}\nabXY`,
    );
    await sweepTemporaryFiles(root, ['posts']);
    expect(fs.readFileSync(join(root, 'victim.md'), 'utf8')).toBe('ab');
  });
});

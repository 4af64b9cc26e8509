import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJournal } from '../journal/journal.ts';
import { readPostText } from '../posts/read-post.ts';
import { savePost } from '../posts/save-post.ts';

/** Whether this process may mount a small disk: root outside of a strict container. */
const canMount = (() => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'leysin-mount-'));
  try {
    mount(folder);
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    fs.rmdirSync(folder);
  }
})();

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
}

describe.skipIf(!canMount)('a disk of 2 MB (needs the right to mount one)', () => {
  let disk: string;
  const ballast = () => join(disk, 'ballast');
  beforeEach(() => {
    disk = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-disk-')));
    mount(disk);
  });
  afterEach(() => {
    execFileSync('umount', [disk]);
    fs.rmdirSync(disk);
  });

  function fill(): void {
    const file = fs.openSync(ballast(), 'w');
    try {
      for (;;) fs.writeSync(file, Buffer.alloc(4096));
    } catch {
      fs.closeSync(file);
    }
  }

  it('keeps the old post whole when it is full, and takes the new one when there is room again', async () => {
    const old = 'old\n'.repeat(50_000);
    fs.writeFileSync(join(disk, 'a.md'), old);
    fill();
    const { version } = await readPostText(disk, 'a.md');
    const text = 'new\n'.repeat(60_000);
    await expect(savePost(disk, 'a.md', text, version)).rejects.toMatchObject({ code: 'file.disk-full' });
    expect(fs.readFileSync(join(disk, 'a.md'), 'utf8')).toBe(old);
    expect(fs.readdirSync(disk)).toEqual(['a.md', 'ballast']);
    fs.rmSync(ballast());
    await savePost(disk, 'a.md', text, version);
    expect(fs.readFileSync(join(disk, 'a.md'), 'utf8')).toBe(text);
  });

  it('is the control for an ordinary write, which destroys the old post', () => {
    const old = 'old\n'.repeat(50_000);
    fs.writeFileSync(join(disk, 'a.md'), old);
    fill();
    expect(() => fs.writeFileSync(join(disk, 'a.md'), 'new\n'.repeat(60_000))).toThrow('ENOSPC');
    expect(fs.readFileSync(join(disk, 'a.md'), 'utf8')).not.toBe(old);
  });

  it('keeps what was journaled before it was full and takes the failed step again', async () => {
    const journal = createJournal(disk);
    const step = (seq: number, from: number, insert: string) =>
      journal.append({
        ...{ blogRoot: disk, path: 'a.md', session: 's', baseVersion: 'v', baseText: '', seq },
        changes: [{ from, to: from, insert }],
      });
    const long = 'x'.repeat(10_000);
    const recover = () => createJournal(disk).recover(disk, 'a.md', () => false);
    await step(1, 0, 'one');
    fill();
    await expect(step(2, 3, long)).rejects.toMatchObject({ code: 'file.disk-full' });
    expect(await recover()).toMatchObject({ text: 'one' });
    fs.rmSync(ballast());
    await step(2, 3, long);
    expect(await recover()).toMatchObject({ text: `one${long}` });
    await journal.close();
  });
});

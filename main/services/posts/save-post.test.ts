import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { interferingFileSystem } from '../files/faulty-file-system.test-support.ts';
import { realFileSystem } from '../files/file-system.ts';
import { readPostText } from './read-post.ts';
import { saveCopy } from './save-copy.ts';
import { savePost } from './save-post.ts';

const isLong = process.env.LEYSIN_LONG === '1';

let root: string;
let path: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-save-')));
  path = join(root, 'a.md');
  fs.writeFileSync(path, '\ufeffone\r\ntwo\nthree\r');
  // A folder with nothing in it would be taken for a blog whose disk is not connected.
  fs.writeFileSync(join(root, 'conf'), '');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const read = () => readPostText(root, 'a.md');
const onDisk = () => fs.readFileSync(path, 'utf8');

describe('savePost', () => {
  it('refuses a text that could not be opened again, such as one with a NUL', async () => {
    fs.writeFileSync(join(root, 'a.md'), 'text\n');
    const { version } = await readPostText(root, 'a.md');
    await expect(savePost(root, 'a.md', 'te\0xt\n', version)).rejects.toMatchObject({
      code: 'file.not-text',
    });
    expect(fs.readFileSync(join(root, 'a.md'), 'utf8')).toBe('text\n');
  });

  it('changes only what was typed and returns the version that is on the disk', async () => {
    const { text, version } = await read();
    const saved = await savePost(root, 'a.md', text.replace('two', 'two!'), version);
    expect(onDisk()).toBe('\ufeffone\r\ntwo!\nthree\r');
    expect(saved.version).toBe((await read()).version);
  });

  it('writes nothing at all when nothing changed', async () => {
    const { text, version } = await read();
    const before = fs.statSync(path, { bigint: true });
    const folderBefore = fs.statSync(root, { bigint: true });
    for (let time = 0; time < 100; time++)
      expect(await savePost(root, 'a.md', text, version)).toEqual({ version });
    const after = fs.statSync(path, { bigint: true });
    expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
    expect(fs.statSync(root, { bigint: true }).mtimeNs).toBe(folderBefore.mtimeNs);
    await savePost(root, 'a.md', `${text}x`, version);
    expect(fs.statSync(path, { bigint: true }).ino).not.toBe(before.ino);
  });

  it('refuses to write over another version and names it, whatever the times say', async () => {
    const { text, version } = await read();
    const { atime, mtime } = fs.statSync(path);
    fs.writeFileSync(path, '\ufeffONE\r\ntwo\nthree\r');
    fs.utimesSync(path, atime, mtime);
    const found = (await read()).version;
    await expect(savePost(root, 'a.md', `${text}mine`, version)).rejects.toMatchObject({
      code: 'post.changed-on-disk',
      data: { path: 'a.md', version: found },
    });
    expect(onDisk()).toBe('\ufeffONE\r\ntwo\nthree\r');
    await savePost(root, 'a.md', 'mine', found);
    expect(onDisk()).toBe('\ufeffmine');
  });

  it('sees a change that comes while the new text is being written', async () => {
    const { text, version } = await read();
    const fileSystem = interferingFileSystem(realFileSystem, async (operation, run) => {
      if (operation === 'sync') fs.writeFileSync(path, 'from outside');
      return await run();
    });
    await expect(savePost(root, 'a.md', `${text}mine`, version, fileSystem)).rejects.toMatchObject({
      code: 'post.changed-on-disk',
    });
    expect(onDisk()).toBe('from outside');
    expect(fs.readdirSync(root)).toEqual(['a.md', 'conf']);
  });

  it('does not ask when the disk holds the same text already', async () => {
    const { text, version } = await read();
    fs.writeFileSync(path, '\ufeffone\r\ntwo\nthree\rmore');
    const found = await read();
    expect(await savePost(root, 'a.md', `${text}more`, version)).toEqual({ version: found.version });
  });

  it('does not bring a deleted post back', async () => {
    const { text, version } = await read();
    fs.unlinkSync(path);
    await expect(savePost(root, 'a.md', `${text}x`, version)).rejects.toMatchObject({
      code: 'post.deleted-on-disk',
    });
    expect(fs.existsSync(path)).toBe(false);
  });

  it('writes nothing into a folder that is gone or empty all of a sudden', async () => {
    const { text, version } = await read();
    const save = () => savePost(root, 'a.md', `${text}x`, version);
    for (const name of fs.readdirSync(root)) fs.unlinkSync(join(root, name));
    await expect(save()).rejects.toMatchObject({ code: 'blog.gone', data: { reason: 'empty' } });
    expect(fs.readdirSync(root)).toEqual([]);
    fs.rmdirSync(root);
    await expect(save()).rejects.toMatchObject({ code: 'blog.gone', data: { path: root } });
    expect(fs.existsSync(root)).toBe(false);
  });

  it('never writes a file that is not text', async () => {
    fs.writeFileSync(path, Buffer.from([0x6f, 0x6b, 0xc3, 0x28]));
    const { text, version, readOnly } = await read();
    expect(readOnly).toBe('not-text');
    await expect(savePost(root, 'a.md', text, version)).rejects.toMatchObject({ code: 'post.read-only' });
    expect(fs.readFileSync(path)).toEqual(Buffer.from([0x6f, 0x6b, 0xc3, 0x28]));
  });

  it('lets one of many saves over the same version through', async () => {
    const { version } = await read();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => savePost(root, 'a.md', `writer ${index}`, version)),
    );
    expect(results.map(result => result.status)).toEqual(['fulfilled', ...Array(9).fill('rejected')]);
    expect(onDisk()).toBe('\ufeffwriter 0');
  });

  it('does not follow a folder that becomes a link to the outside while it writes', async () => {
    const outside = fs.mkdtempSync(join(tmpdir(), 'leysin-outside-'));
    fs.writeFileSync(join(outside, 'a.md'), 'text');
    fs.mkdirSync(join(root, 'posts'));
    fs.writeFileSync(join(root, 'posts/a.md'), 'text');
    const { version } = await readPostText(root, 'posts/a.md');
    const fileSystem = interferingFileSystem(realFileSystem, async (operation, run) => {
      if (operation === 'realpath') {
        fs.rmSync(join(root, 'posts'), { recursive: true });
        fs.symlinkSync(outside, join(root, 'posts'));
      }
      return await run();
    });
    await expect(savePost(root, 'posts/a.md', 'mine', version, fileSystem)).rejects.toMatchObject({
      code: 'path.outside-root',
    });
    expect(fs.readdirSync(outside)).toEqual(['a.md']);
    expect(fs.readFileSync(join(outside, 'a.md'), 'utf8')).toBe('text');
    fs.rmSync(outside, { recursive: true });
  });
});

type Step =
  | { kind: 'type'; text: string }
  | { kind: 'save' | 'delete' | 'reload' | 'touch' }
  | { kind: 'outside'; text: string; byRename: boolean };

const word = fc.string({ maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), text: word }),
  fc.record({
    kind: fc.constantFrom('save' as const, 'delete' as const, 'reload' as const, 'touch' as const),
  }),
  fc.record({ kind: fc.constant('outside' as const), text: word, byRename: fc.boolean() }),
);

/** A writer with the post in an editor, beside whom anything may happen to the file. */
function createWriter() {
  let buffer = '';
  let version = '';
  let seen: string | undefined;
  const found = () => (fs.existsSync(path) ? onDisk() : undefined);

  async function reload(): Promise<void> {
    if (found() === undefined) return;
    ({ text: buffer, version } = await read());
    seen = found();
  }

  async function save(): Promise<void> {
    const before = found();
    try {
      ({ version } = await savePost(root, 'a.md', buffer, version));
      // Either the file was the one the writer saw, or it held the very same text.
      expect([seen, buffer]).toContain(before);
      expect((await read()).text).toBe(buffer);
      seen = found();
    } catch (error) {
      if (!isAppError(error)) throw error;
      expect(error.code).toBe(before === undefined ? 'post.deleted-on-disk' : 'post.changed-on-disk');
      expect(before).not.toBe(seen);
      expect(found()).toBe(before);
    }
  }

  const touch = () => {
    if (found() !== undefined) fs.utimesSync(path, new Date(1), new Date(1));
  };

  return async (action: Step): Promise<void> => {
    if (action.kind === 'type') buffer += action.text.replace(/[\0\r\ufeff]|\p{Surrogate}/gu, '');
    else if (action.kind === 'outside') writeFromOutside(action.text, action.byRename);
    else if (action.kind === 'delete') fs.rmSync(path, { force: true });
    else if (action.kind === 'touch') touch();
    else await (action.kind === 'save' ? save : reload)();
  };
}

describe('any mixture of typing, saving and changes from outside', {
  timeout: isLong ? 900_000 : 30_000,
}, () => {
  it('never overwrites a text from outside that was not seen, and never asks when nothing differs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
        fs.writeFileSync(path, 'start');
        const act = createWriter();
        for (const action of [{ kind: 'reload' } as const, ...steps]) await act(action);
        expect(fs.readdirSync(root).filter(name => name !== 'a.md')).toEqual(['conf']);
      }),
      { numRuns: isLong ? 10_000 : 100 },
    );
  });
});

function writeFromOutside(word: string, byRename: boolean): void {
  const text = `outside ${Buffer.from(word).toString('hex')}`;
  if (byRename) {
    fs.writeFileSync(join(root, 'other'), text);
    fs.renameSync(join(root, 'other'), path);
  } else fs.writeFileSync(path, text);
}

describe('saveCopy', () => {
  it('says that the name of a file is taken when there are a hundred copies', async () => {
    for (let number = 1; number <= 100; number++)
      fs.writeFileSync(join(root, `a (my version${number === 1 ? '' : ` ${number}`}).md`), 'mine');
    await expect(saveCopy(root, 'a.md', 'text')).rejects.toMatchObject({ code: 'file.name-taken' });
    expect(fs.readFileSync(join(root, 'a (my version 100).md'), 'utf8')).toBe('mine');
  });

  it('writes beside the post in its line endings and never over a copy', async () => {
    fs.writeFileSync(path, 'one\r\ntwo\r\n');
    expect(await saveCopy(root, 'a.md', 'mine\ntoo\n')).toEqual({ path: 'a (my version).md' });
    expect(await saveCopy(root, 'a.md', 'again\n')).toEqual({ path: 'a (my version 2).md' });
    expect(fs.readFileSync(join(root, 'a (my version).md'), 'utf8')).toBe('mine\r\ntoo\r\n');
    expect(onDisk()).toBe('one\r\ntwo\r\n');
  });

  it('also works when the post itself is gone, with its folder', async () => {
    expect(await saveCopy(root, 'posts/gone.md', 'text')).toEqual({ path: 'posts/gone (my version).md' });
    expect(fs.readFileSync(join(root, 'posts/gone (my version).md'), 'utf8')).toBe('text');
  });
});

/** Exchanges a folder and a link to the outside without end, resting for a moment in either state. */
const swapper = `
  const { renameSync } = require('node:fs');
  const [folder, link, aside] = process.argv.slice(1);
  process.stdout.write('ready');
  const rest = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random());
  for (;;) {
    renameSync(folder, aside);
    renameSync(link, folder);
    rest();
    renameSync(folder, link);
    renameSync(aside, folder);
    rest();
  }
`;

describe('while a folder of the blog keeps turning into a link to the outside', {
  timeout: isLong ? 900_000 : 60_000,
}, () => {
  let outside: string;
  let child: ChildProcess;
  beforeEach(async () => {
    outside = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-outside-')));
    fs.mkdirSync(join(root, 'posts'));
    for (const folder of [outside, join(root, 'posts')]) fs.writeFileSync(join(folder, 'a.md'), 'text');
    fs.symlinkSync(outside, join(root, 'link'));
    const args = ['posts', 'link', 'aside'].map(name => join(root, name));
    child = spawn(process.execPath, ['-e', swapper, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>(resolve => child.stdout?.once('data', () => resolve()));
  });
  afterEach(async () => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    fs.rmSync(outside, { recursive: true });
  });

  it('never writes a post outside', async () => {
    let saves = 0;
    // A folder that is gone at each try would show nothing.
    for (let run = 0; run < (isLong ? 10_000 : 200) || saves === 0; run++) {
      try {
        const { text, version } = await readPostText(root, 'posts/a.md');
        await savePost(root, 'posts/a.md', `${text.slice(0, 50)}${run}`, version);
        saves++;
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
      expect(fs.readFileSync(join(outside, 'a.md'), 'utf8')).toBe('text');
    }
    expect(fs.readdirSync(outside)).toEqual(['a.md']);
  });

  it('is the control: a write that only checked the name gets outside', () => {
    const isInside = () => fs.realpathSync(join(root, 'posts/a.md'), 'utf8').startsWith(root);
    let isOutside = false;
    while (!isOutside) {
      try {
        if (isInside()) fs.writeFileSync(join(root, 'posts/a.md'), 'mine');
      } catch {
        // The folder was on its way just now.
      }
      isOutside = fs.readFileSync(join(outside, 'a.md'), 'utf8') === 'mine';
    }
    expect(isOutside).toBe(true);
  });
});

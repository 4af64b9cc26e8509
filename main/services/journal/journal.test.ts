import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { createJournal, type Journal } from './journal.ts';
import { replayJournal } from './journal-file.ts';
import { createVersionKeeper } from './keep-versions.ts';

let home: string;
let blogRoot: string;
let journal: Journal;
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'leysin-home-'));
  blogRoot = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-blog-')));
  fs.writeFileSync(join(blogRoot, 'a.md'), 'base');
  journal = createJournal(home);
});
afterEach(async () => {
  await journal.close();
  for (const folder of [home, blogRoot]) fs.rmSync(folder, { recursive: true, force: true });
});

const path = 'a.md';
const version = versionOf(Buffer.from('base'));
const nobody = () => false;

/** Adds `insert` at the end of a text of that length. */
function type(
  seq: number,
  length: number,
  insert: string,
  session = 's1',
  baseVersion = version,
  to = journal,
) {
  const changes = [{ from: length, to: length, insert }];
  return to.append({ blogRoot, path, session, baseVersion, seq, changes });
}

/** A journal as the next start has it: nothing in memory. */
const afterRestart = () => createJournal(home);
const recover = () => afterRestart().recover(blogRoot, path, nobody);
const kept = async () =>
  (await createVersionKeeper(home).list(blogRoot, path)).map(file => fs.readFileSync(file, 'utf8'));
function listFiles(): string[] {
  const folder = join(home, 'journal');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .flatMap(key => fs.readdirSync(join(folder, key)).map(name => join(folder, key, name)));
}

describe('the journal', () => {
  it('gives back what was typed, with the version it was typed over', async () => {
    await type(1, 4, ' one');
    await type(2, 8, ' two');
    expect(await recover()).toEqual({ text: 'base one two', baseVersion: version, baseText: 'base' });
  });

  it('gives nothing for a window that is alive, a post that was never typed in, or an empty profile', async () => {
    expect(await recover()).toBeUndefined();
    await type(1, 4, ' one');
    expect(await afterRestart().recover(blogRoot, path, session => session === 's1')).toBeUndefined();
    expect(await afterRestart().recover(blogRoot, 'b.md', nobody)).toBeUndefined();
  });

  it('gives nothing when the file holds the typed text', async () => {
    await type(1, 4, ' one');
    fs.writeFileSync(join(blogRoot, path), 'base one');
    expect(await recover()).toBeUndefined();
    expect(listFiles()).toEqual([]);
  });

  it('uses the text a window was given when the disk has another by now', async () => {
    journal.opened({ blogRoot, path, session: 's1', version, text: 'base' });
    fs.writeFileSync(join(blogRoot, path), 'changed outside');
    await type(1, 4, ' one');
    expect(await recover()).toEqual({ text: 'base one', baseVersion: version, baseText: 'base' });
    await expect(type(1, 4, ' x', 's2')).rejects.toMatchObject({ code: 'post.changed-on-disk' });
  });

  it('takes a repeated step once and refuses a gap', async () => {
    await type(1, 4, ' one');
    await type(2, 8, ' two');
    await type(2, 8, ' two');
    await expect(type(4, 12, ' four')).rejects.toMatchObject({
      code: 'contract.bad-params',
      data: { expected: 3 },
    });
    await expect(type(3, 99, ' far')).rejects.toMatchObject({ code: 'contract.bad-params' });
    expect(await recover()).toMatchObject({ text: 'base one two' });
  });

  it('begins anew at step 1 and keeps what that would drop', async () => {
    await type(1, 4, ' one');
    await type(1, 4, ' one');
    expect(await kept()).toEqual([]);
    await type(2, 8, ' two');
    await type(1, 4, ' other');
    expect(await recover()).toMatchObject({ text: 'base other' });
    expect(await kept()).toEqual(['base one two']);
  });

  it('leaves nothing after a save that contains everything', async () => {
    await type(1, 4, ' one');
    fs.writeFileSync(join(blogRoot, path), 'base one');
    await journal.saved({ blogRoot, path, session: 's1', seq: 1, version: 'v2', text: 'base one' });
    expect(listFiles()).toEqual([]);
    await type(1, 8, ' two', 's1', 'v2');
    expect(await recover()).toEqual({ text: 'base one two', baseVersion: 'v2', baseText: 'base one' });
  });

  it('goes on over the saved text with the steps typed since', async () => {
    await type(1, 4, ' one');
    await type(2, 8, ' two');
    await type(3, 12, ' three');
    await journal.saved({ blogRoot, path, session: 's1', seq: 1, version: 'v2', text: 'base one' });
    expect(await recover()).toEqual({ text: 'base one two three', baseVersion: 'v2', baseText: 'base one' });
    await type(3, 18, ' four', 's1', 'v2');
    expect(await recover()).toEqual({
      text: 'base one two three four',
      baseVersion: 'v2',
      baseText: 'base one',
    });
    expect(listFiles()).toHaveLength(1);
  });

  it('gives the newest of several windows and keeps the others for 30 days', async () => {
    await type(1, 4, ' first', 's1');
    await untilLater();
    await type(1, 4, ' second', 's2');
    await untilLater();
    await type(2, 10, '!', 's1');
    const next = afterRestart();
    expect(await next.recover(blogRoot, path, nobody)).toMatchObject({ text: 'base first!' });
    expect(await kept()).toEqual(['base second']);
    expect(await next.recover(blogRoot, path, nobody)).toMatchObject({ text: 'base first!' });
  });

  it('does not offer a recovered text again when a window has saved the post', async () => {
    await type(1, 4, ' lost');
    const next = afterRestart();
    await next.recover(blogRoot, path, nobody);
    fs.writeFileSync(join(blogRoot, path), 'base lost and more');
    await next.saved({ blogRoot, path, session: 's2', seq: 0, version: 'v2', text: 'base lost and more' });
    expect(await recover()).toBeUndefined();
    expect(await kept()).toEqual(['base lost']);
  });

  it('puts a discarded text aside', async () => {
    await type(1, 4, ' unwanted');
    await type(1, 4, ' of another window', 's2');
    await journal.discard(blogRoot, path, 's1');
    expect(await kept()).toEqual(['base unwanted']);
    expect(await recover()).toMatchObject({ text: 'base of another window' });
    await journal.discard(blogRoot, path);
    expect(await recover()).toBeUndefined();
  });

  it('can be cut at every byte and gives a whole earlier text or nothing', async () => {
    const texts = ['base'];
    for (let seq = 1; seq <= 20; seq++) {
      const text = texts.at(-1) ?? '';
      await type(seq, text.length, ` wörd${seq}`);
      texts.push(`${text} wörd${seq}`);
    }
    const bytes = fs.readFileSync(listFiles()[0]!);
    let longest = 0;
    for (let length = 0; length <= bytes.length; length++) {
      const replayed = replayJournal(bytes.subarray(0, length));
      if (!replayed) continue;
      expect(texts).toContain(replayed.text);
      expect(replayed.text.length).toBeGreaterThanOrEqual(longest);
      longest = replayed.text.length;
    }
    expect(longest).toBe(texts.at(-1)?.length);
  });

  it('can be damaged at every byte and gives a whole earlier text or nothing', async () => {
    const texts = ['base', 'base one', 'base one two'];
    await type(1, 4, ' one');
    await type(2, 8, ' two');
    const bytes = fs.readFileSync(listFiles()[0]!);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      const replayed = replayJournal(damaged);
      if (replayed) expect(texts).toContain(replayed.text);
    }
  });

  it('falls back to the generation before when the newest cannot be read', async () => {
    await type(1, 4, ' one');
    const [older] = listFiles();
    fs.copyFileSync(older!, `${older}.copy`);
    await journal.saved({ blogRoot, path, session: 's1', seq: 0, version: 'v2', text: 'base' });
    fs.renameSync(`${older}.copy`, older!);
    const newer = listFiles().find(file => file !== older);
    fs.truncateSync(newer!, 20);
    expect(await recover()).toMatchObject({ text: 'base one', baseVersion: version });
  });
});

describe('the journal of a window that was closed', () => {
  const text = 'another version';
  const held = {
    get blogRoot() {
      return blogRoot;
    },
    path,
    session: 's1',
    version: 'v2',
    text,
  };

  it.skipIf(!fs.existsSync('/proc/self/fd'))('holds no file open, but can be recovered', async () => {
    await type(1, 4, ' one');
    await type(1, 4, ' two', 's2');
    expect(openFiles()).toHaveLength(2);
    await journal.closeSession('s1');
    expect(openFiles()).toHaveLength(1);
    expect(await journal.recover(blogRoot, path, session => session === 's2')).toMatchObject({
      text: 'base one',
    });
    await type(2, 8, '!', 's2');
  });

  it('forgets what the window had opened', async () => {
    journal.opened(held);
    await type(1, text.length, '!', 's1', 'v2');
    journal.opened({ ...held, session: 's2' });
    journal.opened({ ...held, session: 's3' });
    await journal.closeSession('s2');
    await expect(type(1, text.length, '!', 's2', 'v2')).rejects.toMatchObject({
      code: 'post.changed-on-disk',
    });
    await type(1, text.length, '!', 's3', 'v2');
  });

  it('goes when a save that was on its way holds it all, and stays when it holds less', async () => {
    for (const [session, seq] of [
      ['s1', 1],
      ['s2', 0],
    ] as const) {
      await type(1, 4, ' one', session);
      await journal.closeSession(session);
      const saved = session === 's1' ? 'base one' : 'base';
      await journal.saved({ ...held, session, text: saved, version: versionOf(Buffer.from(saved)), seq });
    }
    expect(listFiles()).toHaveLength(1);
    if (fs.existsSync('/proc/self/fd')) expect(openFiles()).toEqual([]);
    expect(await recover()).toMatchObject({ text: 'base one' });
  });
});

/** The journal files this process has open. */
function openFiles(): string[] {
  const names = fs.readdirSync('/proc/self/fd').map(fd => {
    try {
      return fs.readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return names.filter(name => name.startsWith(join(home, 'journal')));
}

/** Waits for the clock, which the journal's records tell the time by, to move on. */
async function untilLater(): Promise<void> {
  const start = Date.now();
  while (Date.now() === start) await new Promise(resolve => setImmediate(resolve));
}

describe('what is put aside', () => {
  it('removes what is older than 30 days and nothing younger', async () => {
    const old = await createVersionKeeper(home).keepVersion(blogRoot, path, 'old', 'conflict');
    const young = await createVersionKeeper(home).keepVersion(blogRoot, path, 'young', 'conflict');
    const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000);
    fs.utimesSync(old, days(31), days(31));
    fs.utimesSync(young, days(29), days(29));
    await createVersionKeeper(home).keepVersion(blogRoot, 'b.md', 'x', 'conflict');
    expect(await kept()).toEqual(['young']);
  });
});

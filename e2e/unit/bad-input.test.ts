import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../../main/app/app-parts.test-support.ts';
import { isAppError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { digestFolder } from '../support/folder-digest.ts';
import { addressForms, readHostilePaths, secret } from '../support/hostile-paths.ts';
import { type MetadataItem, readBytesItems, readMetadataItems } from '../support/metadata-payloads.ts';
import { readPathologicalItems, readPathologicalMetadata } from '../support/pathological.ts';

let home: string;
let blog: string;
let window: TestWindow | undefined;
const context = { signal: new AbortController().signal, progress: () => undefined };

beforeEach(() => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-bad-')));
  blog = join(home, 'blog');
  fs.mkdirSync(blog);
});
afterEach(async () => {
  await window?.close();
  window = undefined;
  fs.rmSync(home, { recursive: true, force: true });
});

function plant(path: string, content: string | Uint8Array): void {
  fs.mkdirSync(dirname(join(blog, path)), { recursive: true });
  fs.writeFileSync(join(blog, path), content);
}

/** What a window says of each post of the blog: how it is listed, and what comes of opening it. */
async function openAll(more: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  window = await openTestWindow(home);
  const { handlers } = window;
  await handlers['blog.open']({ folder: blog }, context);
  const entries = await handlers['posts.list'](undefined, context);
  const said = new Map<string, string>();
  for (const path of [...entries.map(entry => entry.path), ...more]) {
    const entry = entries.find(each => each.path === path);
    said.set(path, `${describeEntry(entry)}, ${await openOne(handlers, path)}`);
  }
  return said;
}

function describeEntry(entry: PostEntry | undefined): string {
  if (entry === undefined) return 'not listed';
  // What is wrong is said, and of nothing else anything is.
  expect(entry.state === 'broken').toBe(typeof entry.error === 'string' && entry.error.length > 5);
  return entry.state;
}

async function openOne(handlers: TestWindow['handlers'], path: string): Promise<string> {
  try {
    const file = await handlers['posts.read']({ path }, context);
    expect((await handlers['posts.onDisk']({ path }, context)).version).toBe(file.version);
    expect(file.text.length).toBeLessThanOrEqual(20 * 1024 * 1024);
    // Over a port it must be possible to send it.
    expect(JSON.stringify(file).length).toBeGreaterThan(0);
    return file.readOnly ?? 'opened';
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { title, text } = describeError(error);
    expect(`${title} ${text}`).not.toMatch(/undefined|our mistake|\[object/);
    return typeof error.data.reason === 'string' ? `${error.code} ${error.data.reason}` : error.code;
  }
}

/** Opens everything, and sees that no byte around or in the blog has changed. */
async function openWithoutTouching(more?: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const look = () => [digestFolder(home, path => path.startsWith('profile')), timesOf(blog)];
  const before = look();
  const said = await openAll(more);
  expect(look()).toEqual(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  return Object.fromEntries(said);
}

/** Inode and time of change of every file: what is written and put back shows, too. */
function timesOf(folder: string): readonly string[] {
  return Object.keys(digestFolder(folder)).map(name => {
    const { ino, ctimeNs } = fs.lstatSync(join(folder, name), { bigint: true });
    return `${name} ${ino} ${ctimeNs}`;
  });
}

const post = (metadata: string, body = 'Text.\n') => `---\n${metadata}\n---\n\n${body}`;
const bomb = `a: &a [x, x]\n${'bcdefghij'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`)
  .join('\n')}`;

describe('bad input', () => {
  it('is listed and opened with a clear state, and no byte of it changes', async () => {
    plant('good.md', post('title: Good'));
    plant('latin.md', Buffer.from(post('title: Caf\u00e9'), 'latin1'));
    plant('utf16le.md', Buffer.from(`\ufeff${post('title: A')}`, 'utf16le'));
    plant('utf16be.md', Buffer.from(`\ufeff${post('title: A')}`, 'utf16le').swap16());
    plant('nul.md', post('title: A', 'a\0b\n'));
    plant('nul-late.md', post('title: A', `${'line\n'.repeat(40_000)}\0`));
    plant(
      'large.md',
      Buffer.concat([Buffer.from(post('title: Large')), Buffer.alloc(50 * 1024 * 1024, 'x\n')]),
    );
    plant('long-line.md', post('title: Long', 'x'.repeat(1024 * 1024)));
    plant('long-metadata.md', post(`title: ${'x'.repeat(1024 * 1024)}`));
    plant('bomb.md', post(`title: Bomb\n${bomb}`));
    plant('cycle.md', post('title: Cycle\na: &a [*a]\nb: &b {c: *b}\n<<: *b'));
    plant(
      'proto.md',
      post('title: P\n__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}'),
    );
    plant('tabs.md', post('title: T\ntags:\n\t- a\n\t- b'));
    plant('never-ends.md', '---\ntitle: A\n\nText.\n');
    plant('deep.md', post(`title: D\na: ${'['.repeat(20_000)}${']'.repeat(20_000)}`));
    plant('empty.md', '');
    plant('folder.md/inside.md', post('title: Inside'));
    plant('new\nline.md', post('title: Newline'));
    plant('back\\slash.md', post('title: Backslash'));
    plant(' space .md', post('title: Space'));
    plant('aux.md', post('title: Device'));
    plant(`${'n'.repeat(200)}.md`, post('title: Long name'));
    for (const twin of ['Twin.md', 'twin.md', 'caf\u00e9.md', 'cafe\u0301.md'])
      plant(twin, post(`title: ${JSON.stringify(twin)}`));
    fs.writeFileSync(join(home, 'outside.md'), post(`title: ${secret}`));
    fs.symlinkSync('good.md', join(blog, 'inside-link.md'));
    fs.symlinkSync('../outside.md', join(blog, 'outside-link.md'));
    fs.symlinkSync('loop.md', join(blog, 'loop.md'));
    fs.symlinkSync('nowhere.md', join(blog, 'dangling.md'));
    fs.symlinkSync('/dev/zero', join(blog, 'device.md'));
    fs.symlinkSync('..', join(blog, 'up'));
    fs.mkdirSync(join(blog, '.git'));
    fs.writeFileSync(join(blog, '.git/config'), secret);
    fs.symlinkSync('.git/config', join(blog, 'config.md'));

    const said = await openWithoutTouching(['folder.md', 'gone.md', 'up/outside.md', '../outside.md']);
    // One post that cannot be read, or is huge, is no reason to tell nothing of the blog.
    const { facts } = await window!.handlers['blog.settings'](undefined, context);
    expect(facts.length).toBeGreaterThan(3);
    expect(said).toEqual({
      'good.md': 'ok, opened',
      'latin.md': 'broken, not-text',
      'utf16le.md': 'broken, not-text',
      'utf16be.md': 'broken, not-text',
      'nul.md': 'broken, not-text',
      // The list reads the start of a file only.
      'nul-late.md': 'ok, not-text',
      'large.md': 'ok, too-large',
      'long-line.md': 'ok, opened',
      // Its metadata do not end where the list stops reading.
      'long-metadata.md': 'broken, opened',
      'bomb.md': 'ok, opened',
      'cycle.md': 'ok, opened',
      'proto.md': 'ok, opened',
      'tabs.md': 'broken, opened',
      'never-ends.md': 'broken, opened',
      'deep.md': 'broken, opened',
      'empty.md': 'ok, opened',
      'folder.md/inside.md': 'ok, opened',
      'new\nline.md': 'broken, path.not-allowed characters',
      'back\\slash.md': 'broken, path.not-allowed characters',
      ' space .md': 'ok, opened',
      'aux.md': 'ok, opened',
      [`${'n'.repeat(200)}.md`]: 'ok, opened',
      'Twin.md': 'ok, opened',
      'twin.md': 'ok, opened',
      'caf\u00e9.md': 'ok, opened',
      'cafe\u0301.md': 'ok, opened',
      'inside-link.md': 'ok, opened',
      'outside-link.md': 'broken, path.outside-root',
      'loop.md': 'broken, path.not-allowed link',
      'dangling.md': 'broken, path.not-allowed link',
      'device.md': 'broken, path.outside-root',
      'config.md': 'broken, path.not-allowed git',
      'folder.md': 'not listed, path.not-a-file',
      'gone.md': 'not listed, post.not-found',
      'up/outside.md': 'not listed, path.outside-root',
      '../outside.md': 'not listed, post.not-found',
    });
  }, 120_000);

  it('does not speak of git where only a character is wrong', () => {
    const words = (reason: string) =>
      describeError({ code: 'path.not-allowed', data: { path: 'a\\b.md', reason } }).text;
    expect(words('characters')).toMatch(/backslash/);
    expect(words('characters')).not.toMatch(/git/);
    expect(words('git')).toMatch(/git/);
  });

  it('keeps twins apart: each is saved to its own file', async () => {
    const twins = ['Twin.md', 'twin.md', 'caf\u00e9.md', 'cafe\u0301.md'];
    for (const twin of twins) plant(twin, post(`title: ${JSON.stringify(twin)}`));
    await openAll();
    for (const path of twins) {
      const { text, version } = await window!.handlers['posts.read']({ path }, context);
      const saved = { path, text: `${text}more of ${path}\n`, baseVersion: version };
      await window!.handlers['posts.save']({ ...saved, journalSeq: 0, isReplacing: false }, context);
    }
    expect(fs.readdirSync(blog)).toHaveLength(twins.length);
    for (const path of twins) {
      const text = fs.readFileSync(join(blog, path), 'utf8');
      expect(twins.filter(twin => text.includes(`more of ${twin}`))).toEqual([path]);
    }
  });
});

// Root may read and write whatever the modes say: as root the test is somebody else for a while.
describe.skipIf(process.platform === 'win32')('without permission', () => {
  const isRoot = process.getuid?.() === 0;
  afterEach(() => {
    if (isRoot) process.seteuid?.(0);
  });

  it('is listed as broken or read-only, and every write is refused with words', async () => {
    plant('good.md', post('title: Good'));
    plant('closed.md', post('title: Closed'));
    plant('closed-folder/inside.md', post('title: Inside'));
    fs.chmodSync(join(blog, 'good.md'), 0o444);
    fs.chmodSync(join(blog, 'closed.md'), 0);
    fs.chmodSync(join(blog, 'closed-folder'), 0);
    fs.chmodSync(blog, 0o555);
    if (isRoot) {
      fs.chmodSync(home, 0o777);
      process.seteuid?.(65_534);
    }
    try {
      const said = await openAll();
      expect(Object.fromEntries(said)).toEqual({
        // Whether a file may be written the system answers for the user the process began as.
        'good.md': isRoot ? 'ok, opened' : 'ok, no-permission',
        'closed.md': 'broken, file.no-permission',
      });
      const { handlers } = window!;
      const { text, version } = await handlers['posts.read']({ path: 'good.md' }, context);
      const writes = [
        handlers['posts.save'](
          { path: 'good.md', text: `${text}x`, baseVersion: version, journalSeq: 0, isReplacing: false },
          context,
        ),
        handlers['posts.saveCopy']({ path: 'good.md', text: 'x' }, context),
        handlers['posts.create']({ title: 'New', lang: null, draft: false }, context),
        handlers['images.import']({ post: 'good.md', name: 'a.gif', bytes: Buffer.from('GIF89a') }, context),
      ];
      for (const outcome of await Promise.allSettled(writes))
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'file.no-permission' } });
      await window?.close();
    } finally {
      if (isRoot) process.seteuid?.(0);
      fs.chmodSync(blog, 0o755);
      fs.chmodSync(join(blog, 'closed-folder'), 0o755);
    }
    expect(fs.readdirSync(blog).sort()).toEqual(['closed-folder', 'closed.md', 'good.md']);
    expect(fs.readFileSync(join(blog, 'good.md'), 'utf8')).toBe(post('title: Good'));
  });
});

const metadata = readMetadataItems();

describe.skipIf(metadata === undefined)('the shared payloads', () => {
  it.each(['yaml', 'front matter'] as const)(
    '%s: each is listed and opened as it is',
    async group => {
      const items = (metadata ?? []).filter((item: MetadataItem) => item.group === group);
      for (const [index, { text }] of items.entries()) plant(`${index}.md`, text);
      const said = await openWithoutTouching();
      expect(Object.keys(said)).toHaveLength(items.length);
      for (const [path, words] of Object.entries(said)) {
        expect(words).toMatch(/, opened$/);
        const item = items[Number(basename(path, '.md'))];
        if (item?.isValid === false) expect([item.name, words]).toEqual([item.name, 'broken, opened']);
      }
    },
    120_000,
  );

  it('bytes: what is text can be edited, and one letter changes one byte; the rest is only shown', async () => {
    const items = readBytesItems() ?? [];
    for (const [index, { bytes }] of items.entries()) plant(`${index}.md`, bytes);
    const said = await openWithoutTouching();
    for (const [index, { name, bytes, isEditable }] of items.entries()) {
      const path = `${index}.md`;
      expect([name, said[path]?.endsWith(', opened')]).toEqual([name, isEditable]);
      if (!isEditable) continue;
      const { text, version } = await window!.handlers['posts.read']({ path }, context);
      const at = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n');
      const typed = { path, text: `${text.slice(0, at)}X${text.slice(at)}`, baseVersion: version };
      await window!.handlers['posts.save']({ ...typed, journalSeq: 0, isReplacing: false }, context);
      const now = fs.readFileSync(join(blog, path));
      const place = now.findIndex((byte, offset) => byte !== bytes[offset]);
      expect(now.length).toBe(bytes.length + 1);
      expect(Buffer.concat([now.subarray(0, place), now.subarray(place + 1)]).equals(bytes), name).toBe(true);
    }
  });

  it('slow texts: each is listed and opened as it is', async () => {
    const items = [...(readPathologicalItems() ?? []), ...(readPathologicalMetadata() ?? [])];
    for (const [index, item] of items.entries()) plant(`${index}.md`, item.build(1));
    const said = await openWithoutTouching();
    expect(Object.values(said).every(words => /, (opened|not-text)$/.test(words))).toBe(true);
  }, 120_000);

  it('paths: none leads anywhere outside', async () => {
    plant('good.md', post('title: Good'));
    for (const name of ['x.md', 'outside.md']) fs.writeFileSync(join(home, name), secret);
    const paths = (readHostilePaths() ?? []).flatMap(path => [path, ...addressForms(path)]);
    const said = await openWithoutTouching(paths);
    expect(JSON.stringify(said)).not.toContain(secret);
    for (const path of paths) expect(said[path], path).toMatch(/^not listed, (path|post)\./);
  });
});

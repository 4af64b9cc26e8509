import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setField, typeSidecar } from '../../renderer/actions/change-field.ts';
import { readForm } from '../../renderer/actions/change-field-source.ts';
import { lookAgain } from '../../renderer/actions/look-again.ts';
import { resume } from '../../renderer/actions/open-blog.ts';
import { openPost } from '../../renderer/actions/open-post.ts';
import type { Protections } from './outside-changes-window.ts';
import { createWorld, type World } from './outside-changes-world.ts';

const sidecar = '.. title: Snow\n.. slug: snow\n.. tags: a, b\n.. author: annika\n';
const files = {
  'conf.py': 'POSTS = (("posts/*.html", "posts", "post.tmpl"),)\nCOMPILERS = {"html": (".html",)}\n',
  'posts/a.html': '<p>Text</p>\n',
  'posts/a.meta': sidecar,
  'posts/b.html': '<p>Other</p>\n',
  'posts/b.meta': '.. title: Other\n.. slug: other\n',
};
const withAll: Protections = { merges: true, checksVersions: true };

let world: World;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  await world.close();
  vi.useRealTimers();
});

async function open(protections = withAll) {
  world = await createWorld(files, protections);
  await openPost(appOf(), 'posts/a.html');
}

const appOf = () => world.windows[0]!.app;
const file = () => join(world.blog, 'posts/a.meta');
const onDisk = () => (fs.existsSync(file()) ? fs.readFileSync(file(), 'utf8') : null);
const valueAt = (label: string) => {
  readForm(appOf());
  return appOf()
    .state.properties.form.peek()
    ?.fields.find(field => field.label === label)?.value;
};
const told = () =>
  appOf()
    .state.notices.notices.peek()
    .map(notice => (notice.kind === 'info' ? notice.text : notice.error.code))
    .join('\n');

function change(label: string, value: string): void {
  readForm(appOf());
  const field = appOf()
    .state.properties.form.peek()
    ?.fields.find(each => each.label === label);
  setField(appOf(), field!.id, value, 'whole');
}

/** Time for the journal, and none for the autosave. */
async function journal(): Promise<void> {
  vi.advanceTimersByTime(300);
  await world.settle();
}

async function hear(): Promise<void> {
  await world.windows[0]!.hear();
  await world.settle();
}

/** What other programs write while something is unsaved comes before the autosave. */
async function killAndOpen(): Promise<void> {
  await journal();
  await world.crash(0);
  await openPost(appOf(), 'posts/a.html');
  await world.settle();
}

it('what was changed in the form is back after a kill, and is saved then', async () => {
  await open();
  change('Title', 'Rain');
  await killAndOpen();
  expect(onDisk()).toBe(sidecar);
  expect(valueAt('Title')).toBe('Rain');
  expect(told()).toContain('Recovered changes of the metadata of “Snow”');
  vi.advanceTimersByTime(600);
  await world.settle();
  expect(onDisk()).toBe(sidecar.replace('Snow', 'Rain'));
  await killAndOpen();
  expect(told()).not.toContain('Recovered');
});

it('control: without the journal it is lost', async () => {
  await open({ ...withAll, journalsSidecars: false });
  change('Title', 'Rain');
  await killAndOpen();
  expect(valueAt('Title')).toBe('Snow');
});

it('what was changed before a kill comes together with what was written since', async () => {
  await open();
  change('Title', 'Rain');
  await journal();
  await world.crash(0);
  fs.writeFileSync(file(), sidecar.replace('annika', 'berta'));
  await openPost(appOf(), 'posts/a.html');
  expect(await appOf().desk.writer?.save()).toBe(true);
  expect(onDisk()).toBe(sidecar.replace('Snow', 'Rain').replace('annika', 'berta'));
});

it('of what both changed the file has the word, and the other is put aside', async () => {
  await open();
  change('Title', 'Rain');
  fs.writeFileSync(file(), sidecar.replace('Snow', 'Hail'));
  await hear();
  expect([onDisk(), valueAt('Title')]).toEqual([sidecar.replace('Snow', 'Hail'), 'Hail']);
  expect(world.history().join()).toContain('title: Rain');
  expect(told()).toContain('Its version is kept for Title; yours is put aside');
  expect(appOf().desk.writer?.isClean()).toBe(true);
});

it('a comment typed into the text of the sidecar is no less kept than a field', async () => {
  await open();
  typeSidecar(appOf(), sidecar.replace('snow\n', 'snow\n.. note: mine\n'));
  fs.writeFileSync(file(), sidecar.replace('snow\n', 'snow\n.. note: theirs\n'));
  await hear();
  expect(onDisk()).toContain('theirs');
  expect(world.history().join()).toContain('note: mine');
  expect(told()).toContain('yours is put aside');
});

it('a sidecar that is deleted is followed when nothing is unsaved, and again when it is back', async () => {
  await open();
  fs.rmSync(file());
  await hear();
  expect([valueAt('Author'), appOf().desk.sidecar]).toEqual([undefined, null]);
  fs.writeFileSync(file(), sidecar.replace('Snow', 'Hail'));
  await hear();
  expect(valueAt('Title')).toBe('Hail');
  change('Title', 'Sleet');
  expect(await appOf().desk.writer?.save()).toBe(true);
  expect(onDisk()).toBe(sidecar.replace('Snow', 'Sleet'));
});

it('a sidecar that is deleted under unsaved changes keeps nobody in the post, and loses nothing', async () => {
  await open();
  change('Title', 'Rain');
  fs.rmSync(file());
  await hear();
  expect(told()).toContain('posts/a.meta, which holds the metadata of this post, is gone');
  expect(valueAt('Title')).toBe('Rain');
  await openPost(appOf(), 'posts/b.html');
  expect(appOf().state.post.open.peek()?.path).toBe('posts/b.html');
  expect(onDisk()).toBeNull();
  expect(world.history().join()).toContain('title: Rain');
  expect(told()).toContain('put aside for 30 days');
});

it('a sidecar that is back in time takes the unsaved changes in', async () => {
  await open();
  change('Title', 'Rain');
  fs.rmSync(file());
  await hear();
  fs.writeFileSync(file(), sidecar.replace('annika', 'berta'));
  await hear();
  expect(onDisk()).toBe(sidecar.replace('Snow', 'Rain').replace('annika', 'berta'));
  expect(told()).not.toContain('is gone');
});

it('a post that is deleted with its sidecar closes, and what was changed in the form is put aside', async () => {
  await open();
  change('Title', 'Rain');
  fs.rmSync(file());
  fs.rmSync(join(world.blog, 'posts/a.html'));
  await hear();
  expect(appOf().state.post.open.peek()).toBeNull();
  expect(world.history().join()).toContain('title: Rain');
});

it('a sidecar that is no text is shown and never written', async () => {
  world = await createWorld(files, withAll);
  const bytes = Buffer.from('.. title: Caf\u00e9\n', 'latin1');
  fs.writeFileSync(file(), bytes);
  await openPost(appOf(), 'posts/a.html');
  change('Title', 'Rain');
  await journal();
  await openPost(appOf(), 'posts/b.html');
  expect(appOf().state.post.open.peek()?.path).toBe('posts/b.html');
  expect(fs.readFileSync(file()).equals(bytes)).toBe(true);
  expect(fs.readFileSync(join(world.blog, 'posts/a.html'), 'utf8')).toBe(files['posts/a.html']);
});

it('what no watch has told of is seen when the user comes back', async () => {
  await open();
  fs.writeFileSync(file(), sidecar.replace('Snow', 'Hail'));
  fs.writeFileSync(join(world.blog, 'posts/a.html'), '<p>Theirs</p>\n');
  fs.rmSync(join(world.blog, 'posts/b.html'));
  await lookAgain(appOf());
  await world.settle();
  expect([valueAt('Title'), appOf().desk.editor?.text()]).toEqual(['Hail', '<p>Theirs</p>\n']);
  expect(
    appOf()
      .state.blog.entries.peek()
      ?.map(({ title }) => title),
  ).toEqual(['Hail']);
});

it('what was changed while the connection was lost is seen when it is back', async () => {
  await open();
  fs.writeFileSync(file(), sidecar.replace('Snow', 'Hail'));
  await resume(appOf());
  await world.settle();
  expect(valueAt('Title')).toBe('Hail');
});

import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeNothing } from '../../../shared/publish/describe-nothing.ts';
import { paragraphs, SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
const context = { signal: new AbortController().signal, progress: () => undefined };

beforeEach(async () => {
  site = new SiteFixture();
  window = await openTestWindow(join(site.folder, 'program'));
  await window.handlers['blog.open']({ folder: site.blog }, context);
  await window.handlers['blog.trust'](undefined, context);
});
afterEach(async () => {
  await window.close();
  site.remove();
});

const [one, two, three] = ['posts/one.md', 'posts/two.md', 'posts/three.md'];
const publish = (posts: readonly string[] | null, isUnseen = false) =>
  window.handlers['publish.run']({ posts, message: null, seen: null, files: null, isUnseen }, context);
/** Publishes the open post, as the button does, and gives what is said of it. */
async function press(posts: readonly string[] | null = [one]): Promise<string> {
  const outcome = await publish(posts, true);
  expect(outcome).toMatchObject({ result: 'nothing' });
  expect(outcome.rest).toBeDefined();
  const { text, next } = describeNothing(outcome.rest);
  return next === null ? text : `${text} [${next.label}]`;
}

it('where nothing waits, all of it is online', async () => {
  expect(await press()).toBe('Nothing to publish: all of it is online');
  expect(await press(null)).toBe('Nothing to publish: all of it is online');
});

it('other files that wait are counted, but none that is never published', async () => {
  site.write('.env', 'PASSWORD=1');
  expect(await press()).toBe('Nothing to publish: all posts are online');
  site.write('layout.css', 'p {}');
  expect(await press()).toMatch(
    /; 1 file that belongs to no post changed here \[Look at the other changes\]$/,
  );
  site.write(two, 'changed');
  site.write('posts/new.md', 'new');
  expect(await press()).toBe(
    'Nothing to publish in this post; 3 other files changed here [Look at the other changes]',
  );
});

it('what is online and not here is said', async () => {
  site.pushFromElsewhere({ [two]: paragraphs('two', { 5: 'from elsewhere' }) });
  site.git('fetch', '-q');
  expect(await press()).toBe(
    'Nothing to publish in this post; there is something new online [Get what is online]',
  );
});

it('files that were changed here and online are said to wait for a choice, and then to be published', async () => {
  site.pushFromElsewhere({ [two]: paragraphs('two', { 3: 'from elsewhere' }), [three]: null });
  site.write(one, paragraphs('one', { 1: 'from here' }));
  site.write(two, paragraphs('two', { 3: 'from here' }));
  site.write(three, paragraphs('three', { 3: 'from here' }));
  expect(await publish(null)).toMatchObject({ result: 'published', error: { code: 'publish.conflict' } });
  expect(await press()).toBe(
    'Nothing to publish in this post; 2 files wait for a choice between versions [Choose versions]',
  );
  const { online } = await window.handlers['publish.conflicts'](undefined, context);
  await window.handlers['publish.settle']({ online, choices: [] }, context);
  expect(await press()).toBe(
    'Nothing to publish in this post; 2 other files changed here [Look at the other changes]',
  );
  expect(await publish(null)).toMatchObject({ result: 'published' });
  expect(await press()).toBe('Nothing to publish: all of it is online');
});

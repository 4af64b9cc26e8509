import { expect, test } from 'vitest';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import { aFile } from '../state/samples.test-support.ts';
import { choosePlaceOnline } from './choose-place-online.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { getChanges } from './get-changes.ts';
import { openPost } from './open-post.ts';
import { publishSite } from './publish-site.ts';

const places = { branch: 'main', remotes: [{ name: 'origin', url: 'u' }], target: null };
const refused = (data: Readonly<Record<string, string>>): PublishOutcome => ({
  result: 'refused',
  commit: null,
  url: null,
  files: [],
  error: { code: 'publish.branch-gone', data: { remote: 'origin', branch: 'main', ...data } },
});
const renamed = refused({ defaultBranch: 'trunk' });

function open(outcome: PublishOutcome) {
  const made = createFakeApp({
    'posts.read': () => aFile(),
    'publish.places': () => places,
    'publish.run': () => outcome,
    'publish.pull': () => outcome,
  });
  return { ...made, shown: () => made.app.state.dialogs.current.peek() };
}

test('after a publish that missed its branch, the one that is online is offered, and the publish goes on', async () => {
  const { app, shown, names } = open(renamed);
  await openPost(app, 'a.md');
  await publishSite(app);
  await choosePlaceOnline(app);
  const dialog = shown();
  expect(dialog).toMatchObject({ kind: 'place', offered: { remote: 'origin', branch: 'trunk' } });
  const before = names().filter(name => name === 'publish.run').length;
  if (dialog?.kind === 'place') dialog.again?.();
  await expect.poll(() => names().filter(name => name === 'publish.run').length).toBe(before + 1);
});

test('after getting changes it is offered, too, but nothing is published then', async () => {
  const { app, shown } = open(renamed);
  await getChanges(app);
  await choosePlaceOnline(app);
  expect(shown()).toMatchObject({ kind: 'place', offered: { branch: 'trunk' }, again: null });
});

test('nothing is offered where no other is known, or nothing was missed', async () => {
  const { app, shown } = open(refused({}));
  await choosePlaceOnline(app);
  expect(shown()).toEqual({ kind: 'place', places, again: null, offered: null });
  await getChanges(app);
  await choosePlaceOnline(app);
  expect(shown()).toEqual({ kind: 'place', places, again: null, offered: null });
});

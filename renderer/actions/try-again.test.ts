import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aBlog, aFile, allOnline } from '../state/samples.test-support.ts';
import type { App } from './app.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { getChanges } from './get-changes.ts';
import { openPost } from './open-post.ts';
import { putOnlineAnew } from './publish-anew.ts';
import { publishSite } from './publish-site.ts';
import { sendWaiting } from './send-waiting.ts';
import { takeBack } from './take-back.ts';
import { takeOnline } from './take-online.ts';

const publish = { commit: 'c', name: 'One', isOnline: true, files: [], standing: allOnline };

function failing() {
  const fails = () => {
    throw new AppError('git.server-failed');
  };
  return createFakeApp({
    'posts.read': () => aFile(),
    'publish.run': fails,
    'publish.pull': fails,
    'publish.earlier': () => allOnline,
    'publish.anew': fails,
    'publish.takeBack': fails,
    'publish.takeOnline': fails,
    'queue.send': fails,
  });
}

const again = ({ state }: App) => {
  const [notice] = state.notices.notices.peek();
  return notice?.kind === 'error' ? notice.again : undefined;
};

test.each([
  ['publish.pull', getChanges],
  ['queue.send', sendWaiting],
  ['publish.takeBack', (app: App) => takeBack(app, publish, false)],
] as const)('to try again what ended in %s does that, and publishes nothing', async (call, action) => {
  const { app, names } = failing();
  app.state.blog.show(aBlog());
  await action(app);
  again(app)?.();
  await vi.waitFor(() => expect(names().filter(name => name === call)).toHaveLength(2));
  expect(names()).not.toContain('publish.run');
});

test.each([
  ['publish-anew', putOnlineAnew],
  ['take-online', takeOnline],
] as const)('to try again what was asked by the dialog %s shows that once more', async (kind, action) => {
  const { app, names } = failing();
  app.state.blog.show(aBlog());
  await action(app, allOnline);
  again(app)?.();
  await vi.waitFor(() => expect(app.state.dialogs.current.peek()?.kind).toBe(kind));
  expect(names()).not.toContain('publish.run');
});

test('to try a publish again publishes anew, as the button Publish does', async () => {
  const { app } = failing();
  await openPost(app, 'a.md');
  await publishSite(app);
  expect(app.state.notices.notices.peek()).toHaveLength(1);
  expect(again(app)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { isCommandEnabled, runCommand } from '../commands/command-table.ts';
import { aBlog, allOnline } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';

const published = { result: 'published', commit: 'c', url: null, files: ['a.md'] } as const;

function withOutcome(outcome: object) {
  const { app } = createFakeApp({
    'publish.earlier': () => allOnline,
    'history.show': () => ({ message: '', files: [] }) as never,
  });
  app.state.blog.show(aBlog());
  app.state.publish.tell('publish', { ...published, ...outcome });
  return app;
}

test('the last publish is taken back from the list of commands, too', async () => {
  const app = withOutcome({});
  expect(isCommandEnabled(app, 'publish.takeBack')).toBe(true);
  runCommand(app, 'publish.takeBack');
  await expect
    .poll(() => app.state.dialogs.current.peek())
    .toMatchObject({
      kind: 'take-back',
      publish: { commit: 'c', isOnline: true },
    });
});

test.each([
  ['nothing was published', { result: 'nothing', commit: null, files: [] }],
  ['what went online was a take-back', { takesBack: true }],
] as const)('not where %s', (_, outcome) => {
  expect(isCommandEnabled(withOutcome(outcome), 'publish.takeBack')).toBe(false);
});

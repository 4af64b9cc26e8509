import { expect, test } from 'vitest';
import { createFakeApp, desktopHost } from './fake-app.test-support.ts';
import { tellProblems } from './tell-problems.ts';

const problems = ['settings.json cannot be read. Its last good copy is used.', 'trust.json is missing.'];

test('what was damaged is told once, and can be dismissed for good', () => {
  const { app } = createFakeApp({}, { ...desktopHost, problems });
  tellProblems(app);
  const { notices, connection } = app.state;
  expect(notices.notices.peek()).toEqual([{ kind: 'info', key: 'problems', text: problems.join(' ') }]);
  notices.clear('problems');
  connection.goOffline();
  connection.goOnline({ ...desktopHost, problems: [...problems] });
  expect(notices.notices.peek()).toEqual([]);
});

test('it is told when the first connection comes, and nothing when nothing was damaged', () => {
  const { app } = createFakeApp({});
  tellProblems(app);
  expect(app.state.notices.notices.peek()).toEqual([]);
});

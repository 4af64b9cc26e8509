import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import { changeSettings, readSettings } from './change-settings.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followShell } from './follow-shell.ts';
import { toggleList } from './side.ts';

const dark: Settings = { ...defaultSettings, theme: 'dark' };

/** A window whose main answers a write only when the test says with what. */
function openWindow() {
  const waiting: ((kept: Settings | AppError) => void)[] = [];
  const fake = createFakeApp({
    'settings.read': () => dark,
    'settings.write': () =>
      new Promise((resolve, reject) => {
        waiting.push(kept => (kept instanceof AppError ? reject(kept) : resolve(kept)));
      }),
  });
  followShell(fake.app);
  const { settings } = fake.app.state.settings;
  return {
    ...fake,
    shown: () => settings.peek(),
    answer: (kept: Settings | AppError) => waiting.shift()?.(kept),
  };
}

test('only what changed is written, shown at once, and the answer taken over', async () => {
  const { app, made, shown, answer } = openWindow();
  const done = toggleList(app);
  expect(made).toEqual([{ name: 'settings.write', params: { isListShown: false } }]);
  expect(shown()).toEqual({ ...defaultSettings, isListShown: false });
  answer({ ...dark, isListShown: false });
  await done;
  expect(shown()).toEqual({ ...dark, isListShown: false });
});

test('what another window changed is shown and not written back', () => {
  const { app, made, emit, shown } = openWindow();
  const changed: Settings = { ...dark, layout: 'editor', editorShare: 0.3, isListShown: false };
  emit('settings.changed', changed);
  expect(shown()).toEqual(changed);
  expect(app.state.settings.theme.peek()).toBe('dark');
  expect(made).toEqual([]);
});

test('neither an event nor an earlier answer nor a read takes back what is on its way', async () => {
  const { app, emit, shown, answer } = openWindow();
  const first = changeSettings(app, { layout: 'editor' });
  const second = toggleList(app);
  emit('settings.changed', dark);
  expect(shown()).toEqual({ ...dark, layout: 'editor', isListShown: false });
  await readSettings(app);
  expect(shown()).toEqual({ ...dark, layout: 'editor', isListShown: false });
  answer({ ...dark, layout: 'editor' });
  await first;
  expect(shown()).toEqual({ ...dark, layout: 'editor', isListShown: false });
  answer({ ...dark, layout: 'editor', isListShown: false });
  await second;
  emit('settings.changed', defaultSettings);
  expect(shown()).toEqual(defaultSettings);
});

test('a change that cannot be kept is told, and shown until main tells of settings again', async () => {
  const { app, emit, shown, answer } = openWindow();
  const done = toggleList(app);
  answer(new AppError('file.disk-full'));
  await done;
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'settings' }]);
  expect(shown()).toEqual({ ...defaultSettings, isListShown: false });
  emit('settings.changed', dark);
  expect(shown()).toEqual(dark);
});

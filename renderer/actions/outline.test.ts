import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import type { Preview } from '../preview/create-preview.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { goToHeading, toggleOutline, toggleOutlineByKey } from './outline.ts';

test('a heading is shown in the editor and the preview, also when the caret is there already', () => {
  const { app, lines } = createFakeApp({});
  const shown: number[] = [];
  const preview: Pick<Preview, 'showCaret'> = { showCaret: line => shown.push(line) };
  app.desk.preview = preview as Preview;
  app.state.preview.outline.take([{ level: 1, text: 'One', line: 7, id: 'one' }]);
  goToHeading(app, 0);
  goToHeading(app, 0);
  goToHeading(app, 1);
  expect([lines, shown]).toEqual([
    [7, 7],
    [7, 7],
  ]);
});

test('the outline comes with the list it stands below, and goes alone', async () => {
  let kept: Settings = { ...defaultSettings, isListShown: false };
  const { app } = createFakeApp({
    'settings.write': change => {
      kept = { ...kept, ...change };
      return kept;
    },
  });
  app.state.settings.set(kept);
  await toggleOutline(app);
  expect(kept).toMatchObject({ isOutlineShown: true, isListShown: true });
  await toggleOutline(app);
  expect(kept).toMatchObject({ isOutlineShown: false, isListShown: true });
});

test('a key leads the focus into the outline, and to the post when nothing has it after', async () => {
  let kept: Settings = { ...defaultSettings, isListShown: true };
  const { app } = createFakeApp({
    'settings.write': change => {
      kept = { ...kept, ...change };
      return kept;
    },
  });
  const focused: string[] = [];
  let isFree = false;
  app.desk.focusOutline = () => focused.push('outline');
  app.desk.isFocusFree = () => isFree;
  app.desk.editor = { ...app.desk.editor!, focus: () => focused.push('editor') };
  const preview: Pick<Preview, 'focus'> = { focus: () => focused.push('preview') };
  app.desk.preview = preview as Preview;
  await toggleOutlineByKey(app);
  await toggleOutlineByKey(app);
  expect(focused).toEqual(['outline']);
  isFree = true;
  await toggleOutlineByKey(app);
  await toggleOutlineByKey(app);
  kept = { ...kept, layout: 'preview', isOutlineShown: true };
  app.state.settings.set(kept);
  await toggleOutlineByKey(app);
  expect(focused).toEqual(['outline', 'outline', 'editor', 'preview']);
});

import { expect, test } from './sample/start-sample.ts';

const says = { kind: 'says' };

test('roles get their labels and keys, access keys are no part of a label', async ({ sample }) => {
  const app = await sample.start();
  expect(await app.menuLabels()).toEqual(['File', 'Edit', 'View']);
  expect(await app.menuLabels('File')).toEqual(['New window', 'Checked', 'Dead', 'Quit']);
  expect(await app.menuLabels('Edit')).toContain('Paste');
  expect(await app.menuItem('Edit', 'Undo')).toMatchObject({
    enabled: true,
    accelerator: 'CommandOrControl+Z',
  });
  expect(await app.menuItem('File', 'Dead')).toMatchObject({ enabled: false });
  expect(await app.menuItem('File', 'Nobody')).toBeUndefined();
});

test('an item that ticks is ticked before the program hears of it', async ({ sample, page }) => {
  const app = await sample.start();
  await app.chooseMenu('File', 'Checked');
  await expect.poll(() => sample.ask(page, says)).toContain('checked true');
  expect(await app.menuItem('File', 'Checked')).toMatchObject({ checked: true });
});

test('what nobody could click cannot be chosen', async ({ sample }) => {
  const app = await sample.start();
  await expect(app.chooseMenu('File', 'Dead')).rejects.toThrow('The menu item File > Dead is disabled');
  await expect(app.chooseMenu('File', 'Nobody')).rejects.toThrow('There is no menu item File > Nobody');
});

test('editing roles act in the page', async ({ sample, page }) => {
  const app = await sample.start();
  const field = page.getByRole('textbox');
  await field.fill('one');
  await app.chooseMenu('Edit', 'Select All');
  await page.keyboard.type('two');
  await expect(field).toHaveValue('two');
});

test('a dialog waits for its answer, and takes those given before', async ({ sample, page }) => {
  const app = await sample.start();
  const answer = sample.ask(page, { kind: 'dialog' });
  await expect.poll(() => app.pendingDialogs()).toEqual(['Well?']);
  await app.answerDialogs({ button: 'Yes', checkbox: true });
  expect(await answer).toEqual({ response: 0, checkboxChecked: true });

  await app.answerDialogs({ button: 'No' }, { paths: ['/somewhere'] }, { paths: [] });
  expect(await sample.ask(page, { kind: 'dialog' })).toEqual({ response: 1, checkboxChecked: false });
  expect(await sample.ask(page, { kind: 'open' })).toEqual({ canceled: false, filePaths: ['/somewhere'] });
  expect(await sample.ask(page, { kind: 'open' })).toEqual({ canceled: true, filePaths: [] });
  const shown = await app.shownDialogs();
  expect(shown.map(({ kind }) => kind)).toEqual(['message', 'message', 'open', 'open']);
  expect(shown[0]).toMatchObject({ message: 'Well?', buttons: ['&Yes', 'No'] });
});

test('a dialog that the program takes back is answered as if the user had given up', async ({
  sample,
  page,
}) => {
  const app = await sample.start();
  expect(await sample.ask(page, { kind: 'abort' })).toEqual({ response: 1, checkboxChecked: false });
  expect(app.pendingDialogs()).toEqual([]);
});

test('a button that is not there is a mistake of the test, told when it quits', async ({ sample, page }) => {
  const app = await sample.start();
  await app.answerDialogs({ button: 'Perhaps' });
  void sample.ask(page, { kind: 'dialog' }).catch(() => {});
  await expect.poll(() => app.problems()).toHaveLength(1);
  await expect(app.quit()).rejects.toThrow('Perhaps');
});

test('the context menu pops up with its items, and one of them acts', async ({ sample, page }) => {
  const app = await sample.start();
  await page.getByRole('textbox').fill('');
  const labels = await app.contextMenu(0, { misspelledWord: 'teh', dictionarySuggestions: ['the', 'tea'] });
  expect(labels).toEqual(['the', 'tea', '-', 'Copy']);
  await app.clickPopup('the');
  await expect(page.getByRole('textbox')).toHaveValue('the');
});

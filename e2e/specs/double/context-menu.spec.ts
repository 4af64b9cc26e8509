import { asDouble } from '../../support/desktop/as-double.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';

/** What Chromium says of a right click on plain text that can be edited. */
const inText = {
  misspelledWord: '',
  dictionarySuggestions: [],
  linkURL: '',
  selectionText: '',
  isEditable: true,
  editFlags: { canCut: false, canCopy: false, canPaste: true, canSelectAll: true },
};

test.describe('the menu of a right click', () => {
  test('offers other spellings and takes words into the dictionary', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const window = await firstWindow(app);
    await window.openPost('First snow');
    const misspelt = { ...inText, misspelledWord: 'snwo', dictionarySuggestions: ['snow', 'sown'] };
    expect(await app.contextMenu(0, misspelt)).toEqual([
      'snow',
      'sown',
      '-',
      'Add to dictionary',
      '-',
      'Cut',
      'Copy',
      'Paste',
      'Select all',
    ]);
    await app.clickPopup('snow');
    await app.contextMenu(0, misspelt);
    await app.clickPopup('Add to dictionary');
    const calls = app.calls().map(({ call, args }) => [call, ...args]);
    expect(calls).toContainEqual(['webContents.replaceMisspelling', 'snow']);
    expect(calls).toContainEqual(['session.addWordToSpellCheckerDictionary', 'snwo']);
    expect(await app.contextMenu(0, { ...misspelt, dictionarySuggestions: [] })).toContain('No suggestions');
  });

  test('opens and copies links, but only to the web and mail', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    await firstWindow(app);
    const onLink = (linkURL: string) => app.contextMenu(0, { ...inText, isEditable: false, linkURL });
    expect(await onLink('https://hut.invalid/a?b')).toEqual(['Open link in browser', 'Copy link address']);
    await app.clickPopup('Open link in browser');
    await expect.poll(() => app.openedOutside()).toEqual(['https://hut.invalid/a?b']);
    for (const address of ['file:///etc/passwd', 'smb://h/s', 'javascript:alert(1)', 'app://leysin/'])
      expect(await onLink(address)).toEqual([]);
    expect(await app.contextMenu(0, { ...inText, isEditable: false, selectionText: 'words' })).toEqual([
      'Copy',
    ]);
  });
});

test('the languages of the spelling are chosen in the menu and known at the next start', async ({ desk }) => {
  const blog = desk.makeBlog();
  const app = asDouble(await desk.startDesktop(blog));
  await firstWindow(app);
  const wasOn = (await app.menuItem('Edit', 'Spelling', 'Swedish'))?.checked;
  expect(wasOn).toBe(false);
  await app.chooseMenu('Edit', 'Spelling', 'Swedish');
  await expect.poll(async () => (await app.menuItem('Edit', 'Spelling', 'Swedish'))?.checked).toBe(true);
  const chosen = app
    .calls()
    .filter(({ call }) => call === 'session.setSpellCheckerLanguages')
    .at(-1)?.args[0];
  expect(chosen).toContain('sv');
  await app.quit();
  const again = asDouble(await desk.startDesktop(blog));
  expect((await again.menuItem('Edit', 'Spelling', 'Swedish'))?.checked).toBe(true);
});

test('a program without a source of updates offers none', async ({ desk }) => {
  const app = asDouble(await desk.startDesktop(desk.makeBlog()));
  expect(await app.menuLabels('Help')).toEqual(['Open Leysin’s data folder', 'About Leysin']);
});

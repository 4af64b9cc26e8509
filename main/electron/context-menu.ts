import {
  type BrowserWindow,
  type ContextMenuParams,
  clipboard,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron';
import { openOutside } from './open-outside.ts';
import { checkOutsideAddress } from './outside-address.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Shows the menu of a right click: suggestions for a misspelt word, editing, links. */
export function offerContextMenu(window: BrowserWindow, logInternal: (error: unknown) => unknown): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(window, params, logInternal);
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}

function contextMenuTemplate(
  window: BrowserWindow,
  params: ContextMenuParams,
  logInternal: (error: unknown) => unknown,
): MenuItemConstructorOptions[] {
  const parts = [spellingItems(window, params), linkItems(params, logInternal), editItems(params)].filter(
    items => items.length > 0,
  );
  return parts.flatMap((items, index) => (index === 0 ? items : [separator, ...items]));
}

function spellingItems(
  { webContents }: BrowserWindow,
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map(word => ({
    label: word,
    click: () => webContents.replaceMisspelling(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    separator,
    {
      label: 'Add to dictionary',
      click: () => void webContents.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
  ];
}

function linkItems(
  { linkURL }: ContextMenuParams,
  logInternal: (error: unknown) => unknown,
): MenuItemConstructorOptions[] {
  const address = checkOutsideAddress(linkURL);
  if (address === undefined) return [];
  return [
    { label: 'Open link in browser', click: () => void openOutside(address).catch(logInternal) },
    { label: 'Copy link address', click: () => clipboard.writeText(address) },
  ];
}

function editItems({
  isEditable,
  editFlags,
  selectionText,
}: ContextMenuParams): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { role: 'copy', label: 'Copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: 'Cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: 'Paste', enabled: editFlags.canPaste },
    { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll },
  ];
}

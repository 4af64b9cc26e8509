import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commandList } from '../../shared/commands.ts';

/** What the menu shows and does; all of it decided before the menu is built. */
export interface MenuModel {
  readonly isMac: boolean;
  /** Whether the tools of developers are offered: not in the packaged program. */
  readonly isForDevelopers: boolean;
  /** Commands that cannot be used now. */
  readonly disabled: ReadonlySet<CommandId>;
  readonly recentBlogs: readonly string[];
  /** Null where the system itself decides which languages are checked. */
  readonly spelling:
    | readonly { readonly code: string; readonly name: string; readonly isOn: boolean }[]
    | null;
  readonly updates: { readonly isLooking: boolean } | null;
}

/** What choosing an item does. */
export interface MenuActions {
  run(id: CommandId): void;
  openBlog(root: string): void;
  toggleSpelling(code: string): void;
  lookForUpdates(): void;
  toggleLooking(): void;
  showOwnFiles(): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu, with every command of the app in its place. */
export function menuTemplate(model: MenuModel, actions: MenuActions): MenuItemConstructorOptions[] {
  const items = (menu: Command['menu']) => commandItems(menu, model, actions);
  const { isMac } = model;
  return [
    ...(isMac ? [macAppMenu(model, actions)] : []),
    {
      label: 'File',
      submenu: [
        ...items('file'),
        separator,
        { role: 'close', label: 'Close window' },
        ...(isMac ? [] : [{ role: 'quit' as const, label: 'Quit' }]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        ...items('edit'),
        ...(model.spelling ? [separator, spellingMenu(model.spelling, actions)] : []),
      ],
    },
    { label: 'Format', submenu: items('format') },
    {
      label: 'View',
      submenu: [
        ...items('view'),
        separator,
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn', label: 'Zoom in' },
        { role: 'zoomOut', label: 'Zoom out' },
        separator,
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(model.isForDevelopers
          ? [
              separator,
              { role: 'reload' as const, label: 'Load the window again' },
              { role: 'toggleDevTools' as const, label: 'Developer tools', accelerator: 'F12' },
            ]
          : []),
      ],
    },
    { label: 'Blog', submenu: items('blog') },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    {
      role: 'help',
      label: 'Help',
      submenu: [
        { label: 'Open Leysin’s data folder', click: () => actions.showOwnFiles() },
        ...(isMac ? [] : [...updateItems(model, actions), { role: 'about' as const, label: 'About Leysin' }]),
      ],
    },
  ];
}

/** The commands of a menu in their groups, each followed by what stands beside it without being a command of ours. */
function commandItems(
  menu: Command['menu'],
  model: MenuModel,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const beside: Partial<Record<CommandId, readonly MenuItemConstructorOptions[]>> = {
    'blog.openInWindow': [recentMenu(model, actions)],
    'edit.redo': [separator, ...clipboardItems],
  };
  return commandList
    .filter(command => command.menu === menu)
    .flatMap(command => [
      ...('startsGroup' in command ? [separator] : []),
      commandItem(command, model, actions),
      ...(beside[command.id] ?? []),
    ]);
}

/** Chromium does these by itself wherever the focus is. */
const clipboardItems: readonly MenuItemConstructorOptions[] = [
  { role: 'cut', label: 'Cut' },
  { role: 'copy', label: 'Copy' },
  { role: 'paste', label: 'Paste' },
  { role: 'pasteAndMatchStyle', label: 'Paste as plain text' },
  { role: 'selectAll', label: 'Select all' },
];

function commandItem(
  { id, label, keys, shownKeys }: Command,
  { disabled }: MenuModel,
  { run }: MenuActions,
): MenuItemConstructorOptions {
  const [shown = shownKeys] = keys;
  return {
    id,
    label,
    enabled: !disabled.has(id),
    click: () => run(id),
    // The page answers the keys itself, the same way in every shell; here they are shown. macOS knows no such difference:
    // there the page's preventDefault keeps them single.
    ...(shown === undefined ? {} : { accelerator: acceleratorOf(shown), registerAccelerator: false }),
  };
}

/** Electron's notation for keys in CodeMirror's: `Mod-Shift-f` is `CommandOrControl+Shift+F`. */
export function acceleratorOf(keys: string): string {
  return keys
    .split('-')
    .map(part => (part === 'Mod' ? 'CommandOrControl' : part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

function recentMenu({ recentBlogs }: MenuModel, { openBlog }: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Open recent',
    enabled: recentBlogs.length > 0,
    submenu: recentBlogs.map(root => ({
      label: labelOf(root),
      click: () => openBlog(root),
    })),
  };
}

// Control characters, and signs that turn the direction of what follows
const invisiblePattern = /[\p{Cc}\p{Cf}]/gu;

/** A path as a menu can show it: its end, if it is long, and nothing that is not seen. */
function labelOf(root: string): string {
  const end = root.length > 80 ? `…${root.slice(-79)}` : root;
  // A lone & would underline the letter after it.
  return end.replaceAll(invisiblePattern, '\ufffd').replaceAll('&', '&&');
}

function spellingMenu(
  languages: NonNullable<MenuModel['spelling']>,
  { toggleSpelling }: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: 'Spelling',
    submenu: languages.map(({ code, name, isOn }) => ({
      label: name,
      type: 'checkbox',
      checked: isOn,
      click: () => toggleSpelling(code),
    })),
  };
}

function updateItems({ updates }: MenuModel, actions: MenuActions): MenuItemConstructorOptions[] {
  if (!updates) return [];
  return [
    { label: 'Check for updates…', click: () => actions.lookForUpdates() },
    {
      label: 'Check for updates at every start',
      type: 'checkbox',
      checked: updates.isLooking,
      click: () => actions.toggleLooking(),
    },
    separator,
  ];
}

function macAppMenu(model: MenuModel, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Leysin',
    submenu: [
      { role: 'about', label: 'About Leysin' },
      ...updateItems(model, actions),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

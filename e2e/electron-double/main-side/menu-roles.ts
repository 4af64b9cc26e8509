import { notModelled } from './modelled.ts';

/** What an item gets from its role when its template does not say it. */
export interface Role {
  readonly label: string;
  readonly accelerator?: string;
  readonly type?: 'checkbox';
  readonly submenu?: readonly { readonly role?: string; readonly type?: 'separator' }[];
}

const separator = { type: 'separator' } as const;
const roles = (names: string) => names.split(' ').map(role => (role === '-' ? separator : { role }));

// Labels and keys as on Linux.
const byName: Readonly<Record<string, Role>> = {
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z' },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z' },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X' },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C' },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V' },
  pasteandmatchstyle: { label: 'Paste and Match Style', accelerator: 'Shift+CommandOrControl+V' },
  delete: { label: 'Delete' },
  selectall: { label: 'Select All', accelerator: 'CommandOrControl+A' },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R' },
  forcereload: { label: 'Force Reload', accelerator: 'Shift+CmdOrCtrl+R' },
  toggledevtools: { label: 'Toggle Developer Tools', accelerator: 'Ctrl+Shift+I' },
  resetzoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0' },
  zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus' },
  zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-' },
  togglefullscreen: { label: 'Toggle Full Screen', accelerator: 'F11' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  close: { label: 'Close', accelerator: 'CommandOrControl+W' },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q' },
  about: { label: 'About' },
  help: { label: 'Help' },
  window: { label: 'Window' },
  services: { label: 'Services' },
  hide: { label: 'Hide', accelerator: 'Command+H' },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom' },
  startspeaking: { label: 'Start Speaking' },
  stopspeaking: { label: 'Stop Speaking' },
  recentdocuments: { label: 'Open Recent' },
  clearrecentdocuments: { label: 'Clear Menu' },
  togglespellchecker: { label: 'Check Spelling While Typing', type: 'checkbox' },
  filemenu: { label: 'File', submenu: roles('quit') },
  editmenu: { label: 'Edit', submenu: roles('undo redo - cut copy paste delete - selectAll') },
  viewmenu: {
    label: 'View',
    submenu: roles('reload forceReload toggleDevTools - resetZoom zoomIn zoomOut - togglefullscreen'),
  },
  windowmenu: { label: 'Window', submenu: roles('minimize zoom close') },
};

/** A role by its name in any case; throws for one nobody knows. */
export function findRole(name: string): Role {
  const role = byName[name.toLowerCase()];
  if (!role) throw notModelled(`menu role ${name}`);
  return role;
}

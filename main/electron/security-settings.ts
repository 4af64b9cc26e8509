import type { CustomScheme, WebPreferences } from 'electron';

/*
 * Every setting that decides what a page of the desktop shell can do, in one list. `e2e/specs/double/security.spec.ts` compares
 * what the built program really says to Electron with a list of its own. The fuses of the packaged program are in
 * electron-builder.yml, and `e2e/packaging` reads them back.
 */

/** The address of our page and its files; nothing is ever loaded from `file:` or the network. */
export const appOrigin = 'app://leysin';

/** Known to Chromium before it starts: an origin of its own, secure, with fetch and ranges for sound and film. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** The one channel between the preload and main. */
export const channel = 'leysin';

/** What every page gets, besides `devTools` outside the packaged program. Most are Electron's defaults by now and are named all the same, so that no default can change them. */
export const pagePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} as const satisfies WebPreferences;

/** The preferences of a page; developers' tools are left to those who run the program from its sources. */
export function preferencesOf(isPackaged: boolean): WebPreferences {
  return { ...pagePreferences, devTools: !isPackaged };
}

/** What a page may do that browsers ask about: putting text on the clipboard, which they allow by a click only. */
export const allowedPermissions: readonly string[] = ['clipboard-sanitized-write'];

/** Schemes of links that may leave for the system: web and mail, never one that starts a program with arguments. */
export const outsideProtocols: readonly string[] = ['https:', 'http:', 'mailto:'];

/** What pages never load, whatever a policy or a mistake of ours lets through. */
export const refusedRequests: readonly string[] = [
  'http://*/*',
  'https://*/*',
  'ws://*/*',
  'wss://*/*',
  'ftp://*/*',
  'file://*/*',
];

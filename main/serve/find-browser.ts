import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Names under which Chromium-family browsers are installed on Linux. */
const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi-stable',
];

const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The absolute path of an installed Chromium-family browser, or undefined; `LEYSIN_BROWSER` names one by hand. */
export async function findBrowser(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  for (const path of candidates(env, platform)) {
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not this one: most candidates do not exist.
    }
  }
  return undefined;
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (env.LEYSIN_BROWSER) return [env.LEYSIN_BROWSER];
  if (platform === 'darwin') return macPaths;
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return roots.flatMap(root => (root ? windowsPaths.map(path => join(root, path)) : []));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '');
  return linuxNames.flatMap(name => folders.map(folder => join(folder, name)));
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'brave-browser',
];

/**
 * The absolute path of a browser to test in: the one `LEYSIN_CHROMIUM` names, else Playwright's own, else the first of
 * the Chromium family on `PATH`. Undefined when there is none.
 */
export function findBrowser(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .flatMap(folder => names.map(name => join(folder, name)));
  const byHand = process.env.LEYSIN_CHROMIUM;
  return [...(byHand ? [byHand] : []), chromium.executablePath(), ...onPath].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

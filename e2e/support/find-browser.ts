import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium without windows: it draws pages as the one with windows does, at two thirds of its work for each page. */
const withoutWindows = ['chromium-headless-shell', 'chrome-headless-shell'];

const withWindows = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'brave-browser',
];

/**
 * The absolute path of a browser to test in: the one `LEYSIN_CHROMIUM` names, else Playwright's own, else the first of
 * the Chromium family on `PATH`, one without windows before the others. Undefined when there is none.
 */
export function findBrowser(): string | undefined {
  return find([...withoutWindows, ...withWindows]);
}

/** The same, but only what people have on their screens: figures of speed are of that. */
export function findBrowserWithWindows(): string | undefined {
  return find(withWindows);
}

function find(names: readonly string[]): string | undefined {
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

import { readFile } from 'node:fs/promises';
import { findBrowser } from '../support/find-browser.ts';
import { runStep } from './run-step.ts';

/** Each try to get a browser is given up after so many ms without a word. */
const silenceMs = 30_000;

/**
 * Finds a browser for the tests, or gets one: Playwright's own or the system's, else by `playwright install`, else
 * from the distribution when root on Debian or Ubuntu. Resolves to undefined when none could be had.
 */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.error('No Chromium or Chrome found; trying: playwright install chromium');
  await runStep('npx', ['playwright', 'install', 'chromium'], { silenceMs });
  const installed = findBrowser();
  if (installed !== undefined || !(await isDebianRoot())) return installed;
  console.error('Trying: apt-get install chromium');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runStep('apt-get', ['update'], { silenceMs, env });
  await runStep('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    silenceMs: 120_000,
    env,
  });
  return findBrowser();
}

async function isDebianRoot(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  try {
    return /^ID(?:_LIKE)?=.*\b(debian|ubuntu)\b/m.test(await readFile('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

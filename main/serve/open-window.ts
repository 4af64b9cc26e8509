import { spawn } from 'node:child_process';
import { findBrowser } from './find-browser.ts';

/** How the app's window was opened, or why it was not. */
export type WindowOutcome =
  | { readonly kind: 'opened'; readonly browser: string }
  | { readonly kind: 'no-display' }
  | { readonly kind: 'no-browser' };

/** Opens `address` as an app window of an installed Chromium-family browser with a browser profile of its own. */
export async function openWindow(
  address: string,
  browserProfile: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<WindowOutcome> {
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
  if (!hasDisplay) return { kind: 'no-display' };
  const browser = await findBrowser(env, platform);
  if (browser === undefined) return { kind: 'no-browser' };
  const args = [
    `--app=${address}`,
    `--user-data-dir=${browserProfile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ];
  // Chromium refuses to start its sandbox as root, where the user has decided against one already.
  if (platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox', '--test-type');
  const child = spawn(browser, args, { stdio: 'ignore', env });
  const isStarted = await new Promise<boolean>(resolve => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  // The window may outlive a server that is stopped; it must not keep it from ending.
  child.unref();
  return isStarted ? { kind: 'opened', browser } : { kind: 'no-browser' };
}

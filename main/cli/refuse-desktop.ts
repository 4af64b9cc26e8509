import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Values } from './command.ts';

/** What decides whether the desktop shell may be tried at all. */
export interface DesktopFacts {
  readonly values: Values;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The user's number; undefined where the platform has none. */
  readonly uid: number | undefined;
  readonly isBuilt: boolean;
}

/** Why the desktop shell is not even tried, as a clause for people; undefined when it may be. */
export function refuseDesktop({ values, env, platform, uid, isBuilt }: DesktopFacts): string | undefined {
  for (const name of ['no-open', 'port'])
    if (values[name] !== undefined && values[name] !== false) return `--${name} asks for it`;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  // We never turn the sandbox off.
  if (platform === 'linux' && uid === 0) return "Electron's sandbox does not work for root";
  if (!isBuilt) return 'its desktop shell is not built here (npm run build does it)';
  return undefined;
}

/** Whether the program Electron would start is there: what `main` of package.json names. */
export function isDesktopBuilt(programRoot: string): boolean {
  try {
    const { main } = JSON.parse(readFileSync(resolve(programRoot, 'package.json'), 'utf8'));
    return typeof main === 'string' && existsSync(resolve(programRoot, main));
  } catch {
    return false;
  }
}

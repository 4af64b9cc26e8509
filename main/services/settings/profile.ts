import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * The folder that holds everything Leysin keeps for itself: `LEYSIN_HOME`, or `leysin` in the platform's place for application data
 * (`%APPDATA%`, `~/Library/Application Support`, `$XDG_DATA_HOME` or `~/.local/share`).
 */
export function profileFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const path = platform === 'win32' ? win32 : posix;
  if (env.LEYSIN_HOME) return path.resolve(env.LEYSIN_HOME);
  if (platform === 'win32') {
    const home = env.USERPROFILE || homedir();
    return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'leysin');
  }
  const home = env.HOME || homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'leysin');
  // The base directory specification says that a relative path here is to be ignored.
  const data = env.XDG_DATA_HOME && path.isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : undefined;
  return path.join(data ?? path.join(home, '.local', 'share'), 'leysin');
}

import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder with a hash of its content, by path; what `isLeftOut` names is not looked at. */
export function digestFolder(
  folder: string,
  isLeftOut: (path: string) => boolean = () => false,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = (at: string) => {
    for (const name of readdirSync(at)) {
      const absolute = join(at, name);
      const path = relative(folder, absolute);
      const stats = lstatSync(absolute);
      if (isLeftOut(path)) continue;
      if (stats.isDirectory()) walk(absolute);
      else if (stats.isSymbolicLink()) found[path] = `link to ${readlinkSync(absolute)}`;
      else if (stats.isFile())
        found[path] =
          `${stats.mode.toString(8)} ${createHash('sha256').update(readFileSync(absolute)).digest('hex')}`;
    }
  };
  walk(folder);
  return found;
}

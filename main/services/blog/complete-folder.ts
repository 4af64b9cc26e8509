import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { expandHome } from './expand-home.ts';

const mostFolders = 50;

/**
 * Folders whose path begins with `prefix` (`~` is the home folder), at most 50, by name; hidden ones only when the
 * prefix asks for them. A prefix that leads nowhere has none.
 */
export async function completeFolder(prefix: string): Promise<readonly string[]> {
  const path = expandHome(prefix) || homedir() + sep;
  const isInside = path.endsWith('/') || path.endsWith(sep);
  const folder = resolve(isInside ? path : dirname(path));
  const start = isInside ? '' : basename(path).toLowerCase();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isDirectory() || entry.isSymbolicLink())
    .map(entry => entry.name)
    .filter(name => name.toLowerCase().startsWith(start) && (start.startsWith('.') || !name.startsWith('.')))
    .sort((left, right) => left.localeCompare(right))
    .slice(0, mostFolders)
    .map(name => join(folder, name));
}

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** Copies the built app below `place`; gives the folder to start it from. */
export function copyApp(place: string): string {
  const folder = join(place, 'app');
  for (const part of ['package.json', 'dist', 'assets'])
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

/**
 * Takes the first match of a pattern out of a bundle of a copied app.
 * @throws Error when nothing matches: a control that changes nothing proves nothing.
 */
export function cutFromBundle(appFolder: string, bundle: 'main.cjs' | 'preload.cjs', pattern: RegExp): void {
  const file = join(appFolder, 'dist/electron', bundle);
  const text = readFileSync(file, 'utf8');
  if (!pattern.test(text)) throw new Error(`${bundle} has nothing like ${pattern}`);
  writeFileSync(file, text.replace(pattern, ''));
}

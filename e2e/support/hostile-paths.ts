import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findSharedData } from './shared-data.ts';

/** What must never come out of a program that was asked for a file outside the blog, or of git's own. */
export const secret = 'The canary sings.';

/** The paths of the shared table, or undefined when it is not there. */
export function readHostilePaths(): readonly string[] | undefined {
  const file = findSharedData('payloads/paths.json');
  if (file === undefined) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: readonly { path: string }[] }).items.map(
    ({ path }) => path,
  );
}

/** The ways in which a path may be written in an address. */
export function addressForms(path: string): readonly string[] {
  const percent = encodeURIComponent(wellFormed(path));
  const plain = path.replaceAll(/[^\x21-\x7e]/gu, sign => encodeURIComponent(wellFormed(sign)));
  return [
    plain,
    percent,
    encodeURIComponent(percent),
    percent.replaceAll('%2F', '/'),
    encodeURIComponent(wellFormed(path).normalize('NFD')),
  ];
}

/** Half a character becomes the replacement character: an address cannot have it at all. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Puts the secret around a blog and into its repository, and links in the blog that lead there. */
export function setTraps(blogFolder: string): readonly string[] {
  const around = dirname(blogFolder);
  const places = ['x.md', 'x.png', '..x.md'].map(name => join(around, name));
  for (const file of [...places, join(blogFolder, '.git/canary.md'), join(blogFolder, '.git/canary.png')]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, secret);
  }
  const targets = [
    '../../../x.md',
    '../../../x.png',
    join(around, 'x.md'),
    '../../.git/canary.md',
    '../../../',
  ];
  return targets.map((target, index) => {
    const name = `posts/2024/trap-${index}${target.endsWith('.png') ? '.png' : '.md'}`;
    symlinkSync(target, join(blogFolder, name));
    return name;
  });
}

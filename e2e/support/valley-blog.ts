import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a Jekyll blog of one post, "The valley", beside the blog of a test; gives its folder. */
export function makeValley(place: string): string {
  const folder = join(place, 'valley');
  mkdirSync(join(folder, '_posts'), { recursive: true });
  writeFileSync(join(folder, '_config.yml'), 'title: Valley\n');
  writeFileSync(join(folder, '_posts/2024-01-02-valley.md'), '---\ntitle: The valley\n---\nText.\n');
  return folder;
}

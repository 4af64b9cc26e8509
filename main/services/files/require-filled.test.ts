import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { requireFilled } from './require-filled.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leysin-filled-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

it('a folder with anything of the blog in it is one', async () => {
  writeFileSync(join(root, 'conf.py'), '');
  await expect(requireFilled(root)).resolves.toBeUndefined();
});

it.each(['nothing', '.git', 'lost+found'])(
  'a folder with %s in it is taken for a disk that is not there',
  async name => {
    if (name !== 'nothing') mkdirSync(join(root, name));
    await expect(requireFilled(root)).rejects.toMatchObject({ code: 'blog.gone', data: { reason: 'empty' } });
  },
);

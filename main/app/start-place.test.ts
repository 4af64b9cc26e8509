import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStartPlace } from './start-place.ts';

describe('what a path stands for', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-start-')));
    writeFileSync(join(folder, 'post.md'), 'x');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a folder, a file in its folder, or nothing there', async () => {
    expect(await findStartPlace('.', folder)).toEqual({ kind: 'place', place: { folder, file: null } });
    const file = join(folder, 'post.md');
    expect(await findStartPlace('post.md', folder)).toEqual({ kind: 'place', place: { folder, file } });
    mkdirSync(join(folder, 'desk'));
    symlinkSync(file, join(folder, 'desk/link.md'));
    expect(await findStartPlace('desk/link.md', folder)).toMatchObject({ place: { folder, file } });
    for (const path of ['/dev/null', '/etc/passwd'])
      expect(await findStartPlace(path, folder)).toEqual({ kind: 'no-post', path });
    const missing = join(folder, 'none');
    expect(await findStartPlace('none', folder)).toEqual({ kind: 'missing', path: missing });
    expect(await findStartPlace('x'.repeat(10_000), folder)).toMatchObject({ kind: 'missing' });
    expect(await findStartPlace(undefined, folder)).toEqual({ kind: 'none' });
  });
});

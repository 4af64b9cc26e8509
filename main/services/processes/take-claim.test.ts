import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeClaim } from './take-claim.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-claim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one has it until it is released', async () => {
  const path = join(folder, 'a');
  const first = await takeClaim(path);
  expect(first).not.toBeNull();
  expect(await takeClaim(path)).toBeNull();
  expect(await takeClaim(join(folder, 'b'))).not.toBeNull();
  await first?.release();
  expect(await takeClaim(path)).not.toBeNull();
});

test('never two at once', async () => {
  const path = join(folder, 'a');
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeClaim(path)));
  expect(taken.filter(claim => claim !== null).length).toBeLessThanOrEqual(1);
});

test('what a killed process left counts for nothing', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, `a.${pid}-1-old`), '');
  expect(await takeClaim(join(folder, 'a'))).not.toBeNull();
  expect(readdirSync(folder)).toHaveLength(1);
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { openLogFile } from './log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('adds lines to the file, with the id that the user was shown', () => {
  const file = join(folder, 'new/leysin.log');
  const id = createLog(openLogFile(file)).internal(new Error('the stove is out'));
  createLog(openLogFile(file)).warn('still out');
  const lines = readFileSync(file, 'utf8');
  expect(lines).toContain(id);
  expect(lines).toContain('the stove is out');
  expect(lines).toMatch(/^\d{4}-.*still out$/m);
});

it('begins anew when it has grown too large, and keeps the one before', () => {
  const file = join(folder, 'leysin.log');
  writeFileSync(file, 'x'.repeat(1_000_001));
  openLogFile(file)('first\n');
  expect(readFileSync(file, 'utf8')).toMatch(/^\S+ first\n$/);
  expect(existsSync(`${file}.old`)).toBe(true);
});

it('makes room while it is written, too', () => {
  const file = join(folder, 'leysin.log');
  const write = openLogFile(file);
  for (let line = 0; line < 30; line += 1) write(`${'x'.repeat(100_000)}\n`);
  expect(readFileSync(file).length).toBeLessThan(1_200_000);
});

it('goes on where it cannot write', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openLogFile(join(folder, 'file/leysin.log'))('line\n')).not.toThrow();
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describedCodes } from '../../shared/errors/describe-error.ts';
import { picturedErrors } from '../tools/pictured-errors.ts';

/** Whatever else a file system may answer cannot be brought about here. */
const unpictured: readonly string[] = ['file.failed'];

const family =
  /^((git|publish|repository|checks|history)\..*|blog\.untrusted|file\.(no-permission|disk-full|read-only-disk|failed)|cancelled)$/;

const tools = fileURLToPath(new URL('../tools', import.meta.url));
const sources = readdirSync(tools)
  .filter(name => /^shoot-.*\.ts$/.test(name))
  .map(name => readFileSync(`${tools}/${name}`, 'utf8'));

/** Whether a tool takes it: by its name, or by the key that the name ends in. */
function isTaken(picture: string): boolean {
  const [, start = '', key = ''] = /^(class|publish-stop)-(.*)$/.exec(picture) ?? [];
  const byKey = new RegExp(`[\\s{]'?${key}'?:`);
  return sources.some(
    text =>
      text.includes(`'${picture}'`) ||
      new RegExp(`\\s'?${picture}'?:`).test(text) ||
      (key !== '' && text.includes(`\`${start}-\${`) && byKey.test(text)),
  );
}

test('of every error that may stop a publish, or what leads to one, there is a picture to look at', () => {
  const codes: readonly string[] = describedCodes.filter(code => family.test(code));
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter(code => !(code in picturedErrors) && !unpictured.includes(code))).toEqual([]);
  expect(Object.keys(picturedErrors).filter(code => !codes.includes(code))).toEqual([]);
});

test('and each of these pictures is taken', () => {
  expect(Object.values(picturedErrors).filter(picture => !isTaken(picture))).toEqual([]);
  expect(['class-unheard-of', 'publish-stop-unheard-of', 'unheard-of'].some(isTaken), 'control').toBe(false);
});

import { expect, it } from 'vitest';
import { exportName } from './export-name.ts';

it.each([
  ['Första snön', 'Första snön'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['../../etc/passwd', 'Post .. .. etc passwd'],
  ['\0\n', 'Post'],
  ['', 'Post'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('a post called %j becomes the file %j', (title, name) => {
  expect(exportName(title)).toBe(name);
});

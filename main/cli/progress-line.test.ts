import { expect, test } from 'vitest';
import { createProgressLine } from './progress-line.ts';

function lineOn(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  return { line: createProgressLine({ isTTY, write }), written };
}

test('writes over its line on a terminal and leaves it empty', () => {
  const { line, written } = lineOn(true);
  line.clear();
  line.show('1 MB');
  line.show('2 MB');
  line.clear();
  line.clear();
  expect(written).toEqual(['\r\u001b[2K1 MB', '\r\u001b[2K2 MB', '\r\u001b[2K']);
});

test('writes nothing where there is no terminal', () => {
  const { line, written } = lineOn(false);
  line.show('1 MB');
  line.clear();
  expect(written).toEqual([]);
});

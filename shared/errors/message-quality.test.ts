import { expect, test } from 'vitest';
import type { ErrorCode } from '../app-error.ts';
import { describedCodes, describeError } from './describe-error.ts';

/** The failures a publish can end with: the table of states and the recorded words lead to no other. */
const failures = describedCodes.filter(code =>
  /^(git|publish)\.|^file\.(no-permission|disk-full|read-only-disk|failed)$/.test(code),
);

const safe =
  /\b(safe|kept|saved|stays?|intact|lost|still here|untouched|nothing (was|is|went)|not (touched|changed|copied|affected)|neither|without it)\b/i;
const next =
  /\b(try|publish|press|choose|check|ask|wait|install|put|make|close|free|give|move|look|take|open|add|rename|join|clone|use|bring|copy|set|switch|unlock|finish|sign in|compare|get|cancelled|read)\b/i;

test('there are words for the failures of publishing', () => {
  expect(failures.length).toBeGreaterThan(40);
});

test.each(failures)('%s: what happened, why, what is safe, what to do next', code => {
  const { title, text, buttons } = describeError({ code, data: {} });
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(text).toMatch(/[.]$/u);
  expect(text.split(/[.:;] /).length, 'a reason and more').toBeGreaterThan(1);
  expect(text).toMatch(safe);
  expect(buttons.length > 0 || next.test(text)).toBe(true);
  expect(`${title} ${text}`).not.toMatch(/undefined|\[object|\bat .*:\d+:\d+|stderr|exit code/i);
});

test.each(failures)('%s repeats no words of git in its sentences', code => {
  const details = 'fatal: planted https://me:s3cret@host.example/x ghp_0123456789abcdefghijABCDEFGHIJ';
  const described = describeError({ code: code as ErrorCode, data: { details } });
  expect(`${described.title} ${described.text}`).not.toMatch(/fatal:|s3cret|ghp_/);
});

import { expect, test } from 'vitest';
import { maxSourceLength, maxSvgLength, readAnswer, readRequest } from './diagram-protocol.ts';

const drawn = { id: 7, kind: 'drawn', svg: '<svg/>', width: 10, height: 20, title: 't' };

test('an answer is taken under its own number alone, and without anything that does not belong to it', () => {
  expect(readAnswer({ ...drawn, more: 1 }, 7)).toEqual(drawn);
  expect(readAnswer(drawn, 8)).toBeUndefined();
  expect(readAnswer({ id: 7, kind: 'failed', reason: 'x'.repeat(5000) }, 7)).toEqual({
    id: 7,
    kind: 'failed',
    reason: 'x'.repeat(1000),
  });
});

test('a picture that is too large fails', () => {
  expect(readAnswer({ ...drawn, svg: 'x'.repeat(maxSvgLength + 1) }, 7)).toMatchObject({ kind: 'failed' });
});

test.each([
  null,
  'drawn',
  [],
  { ...drawn, width: Number.NaN },
  { ...drawn, width: Number.POSITIVE_INFINITY },
  { ...drawn, height: -1 },
  { ...drawn, svg: 1 },
  { ...drawn, title: null },
  { ...drawn, kind: 'other' },
  { id: 7, kind: 'failed' },
])('anything else is no answer: %j', data => {
  expect(readAnswer(data, 7)).toBeUndefined();
});

test('a request names a source of bearable length and one of two themes', () => {
  expect(readRequest({ id: 1, source: 'pie', theme: 'dark', more: 1 })).toEqual({
    id: 1,
    source: 'pie',
    theme: 'dark',
  });
  for (const data of [
    null,
    { id: 1, source: 'pie' },
    { id: 1, source: 'pie', theme: 'green' },
    { id: '1', source: 'pie', theme: 'dark' },
    { id: 1, source: 'x'.repeat(maxSourceLength + 1), theme: 'dark' },
  ])
    expect(readRequest(data)).toBeUndefined();
});

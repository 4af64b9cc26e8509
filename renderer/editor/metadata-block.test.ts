import { expect, test } from 'vitest';
import { stateOf } from './marked-text.test-support.ts';
import { metadataEndOf, setMetadataEnd } from './metadata-block.ts';

const metadata = '---\ntitle: a\n---\n';
const opened = () => stateOf(`${metadata}body`, 'markdown', metadata.length);

test('the end follows what is typed in the metadata', () => {
  const { state } = opened().update({ changes: { from: 4, insert: 'draft: true\n' } });
  expect(metadataEndOf(state)).toBe(metadata.length + 12);
});

test('text typed where the body begins belongs to the body', () => {
  const { state } = opened().update({ changes: { from: metadata.length, insert: 'x' } });
  expect(metadataEndOf(state)).toBe(metadata.length);
});

test('deleting everything leaves no metadata', () => {
  const { state } = opened().update({ changes: { from: 0, to: metadata.length + 4 } });
  expect(metadataEndOf(state)).toBe(0);
});

test('the end can be said anew and stays inside the text', () => {
  expect(metadataEndOf(opened().update({ effects: setMetadataEnd.of(4) }).state)).toBe(4);
  expect(metadataEndOf(opened().update({ effects: setMetadataEnd.of(999) }).state)).toBe(metadata.length + 4);
});

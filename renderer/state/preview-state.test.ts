import { expect, it } from 'vitest';
import type { PreviewAnswer } from '../../shared/markdown/preview-protocol.ts';
import { createPreviewState } from './preview-state.ts';

const answer: PreviewAnswer = {
  kind: 'patch',
  document: 1,
  version: 1,
  patches: [],
  generated: [],
  metadata: null,
  outline: null,
  counts: { words: 3, ideographs: 0, characters: 9 },
  messages: [],
  rest: 0,
};

it('counts for as long as more is to come', () => {
  const state = createPreviewState();
  state.take({ ...answer, rest: 500 });
  expect(state.isCounting.value).toBe(true);
  state.take(answer);
  expect(state.isCounting.value).toBe(false);
});

it('keeps what an answer says of problems until the next one', () => {
  const state = createPreviewState();
  const message = { line: 3, severity: 'error', rule: 'preview.failed', text: 'No.' } as const;
  state.take({ ...answer, messages: [message] });
  expect(state.messages.value).toEqual([message]);
  state.take(answer);
  expect(state.messages.value).toEqual([]);
});

it('knows nothing of the post before', () => {
  const state = createPreviewState();
  state.take({ ...answer, rest: 500, messages: [{ line: 3, severity: 'error', rule: 'r', text: 'No.' }] });
  state.setStanding('stopped', [{ line: 3, lines: 1 }]);
  state.reset();
  expect(state.counts.value).toBeNull();
  expect(state.isCounting.value).toBe(false);
  expect(state.messages.value).toEqual([]);
  expect(state.standing.value).toBe('following');
  expect(state.plainLines.value).toEqual([]);
});

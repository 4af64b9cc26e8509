import { expect, test } from 'vitest';
import { createSignInState } from './sign-in-state.ts';

const question = { kind: 'passphrase', keyFile: '/key', isAgain: false, keeper: 'memory' } as const;

test('questions are shown one after the other, in their order', () => {
  const state = createSignInState();
  expect(state.current.value).toBeNull();
  state.take({ id: 1, question });
  state.take({ id: 2, question });
  expect(state.current.value?.id).toBe(1);
  state.settle(1);
  expect(state.current.value?.id).toBe(2);
});

test('a question that is not asked any more goes, whichever it is', () => {
  const state = createSignInState();
  for (const id of [1, 2, 3]) state.take({ id, question });
  state.take({ id: 2, question: null });
  state.take({ id: 1, question: null });
  expect(state.current.value?.id).toBe(3);
  state.clear();
  expect(state.current.value).toBeNull();
});

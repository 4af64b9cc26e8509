import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { createPostStates } from './post-states.ts';

const post = (doc: string) => ({ state: EditorState.create({ doc }), topLine: 1 });

test('a post comes back as it was left', () => {
  const states = createPostStates();
  states.keep('a', post('text of a'));
  expect(states.take('a')?.state.doc.toString()).toBe('text of a');
  expect(states.take('b')).toBeUndefined();
});

test('the post left longest ago is forgotten first', () => {
  const states = createPostStates(2);
  states.keep('a', post('a'));
  states.keep('b', post('b'));
  states.keep('a', post('a again'));
  states.keep('c', post('c'));
  expect(states.take('b')).toBeUndefined();
  expect(states.take('a')?.state.doc.toString()).toBe('a again');
  expect(states.take('c')).toBeDefined();
});

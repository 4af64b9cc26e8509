import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { bodyLineOf, placeOfBody } from './body-start.ts';

/** A post with its metadata before its body, and the caret where writing begins. */
function openPost(metadata: string, body: string, caret?: number) {
  const doc = metadata + body;
  const head = caret ?? placeOfBody(EditorState.create({ doc }), metadata.length)?.head ?? 0;
  const state = EditorState.create({ doc, selection: { anchor: head } });
  return { rest: doc.slice(head), topLine: bodyLineOf(state, metadata.length) };
}

test('the caret of a new post is before the first words of the body', () => {
  expect(openPost('---\ntitle: A\n---\n', 'One\nTwo\n')).toEqual({ rest: 'One\nTwo\n', topLine: 4 });
  expect(openPost('---\ntitle: A\n---\n', '\n \n\tcode\n')).toEqual({ rest: '\tcode\n', topLine: 5 });
  expect(openPost('', '\nOne')).toEqual({ rest: '\nOne', topLine: undefined });
});

test('an empty line above them is seen, whoever it belongs to', () => {
  expect(openPost('title: A\n\n', 'One')).toEqual({ rest: 'One', topLine: 2 });
});

test('a post without a body has its caret at its end', () => {
  expect(openPost('---\ntitle: A\n---\n', '')).toEqual({ rest: '', topLine: 4 });
  expect(openPost('---\ntitle: A\n---\n', '\n\n')).toEqual({ rest: '', topLine: 5 });
  expect(openPost('---\ntitle: A\n---', '').topLine).toBe(3);
});

test('a caret that was left in the metadata keeps them in sight', () => {
  expect(openPost('---\ntitle: A\n---\n', 'One', 6).topLine).toBeUndefined();
});

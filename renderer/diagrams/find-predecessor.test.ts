import { expect, test } from 'vitest';
import { takePredecessors } from './find-predecessor.ts';

const texts = (...sources: string[]) => sources.map(source => ({ source }));
const found = (fresh: string[], gone: string[]) =>
  takePredecessors(texts(...fresh), texts(...gone)).map(({ predecessor }) => predecessor?.source);

test('a text finds the one it was edited from', () => {
  expect(found(['graph TD\nA-->B2'], ['pie\n"a": 1', 'graph TD\nA-->B'])).toEqual(['graph TD\nA-->B']);
});

test('one that did not change finds itself, although another is like it', () => {
  expect(found(['graph TD\nA-->B2', 'graph TD\nA-->B'], ['graph TD\nA-->B', 'graph TD\nA-->'])).toEqual([
    'graph TD\nA-->',
    'graph TD\nA-->B',
  ]);
});

test('another diagram finds none, and none is taken twice', () => {
  expect(found(['sequenceDiagram\nA->>B: x'], ['pie\n"a": 1'])).toEqual([undefined]);
  expect(found(['graph TD\nA-->B1', 'graph TD\nA-->B2'], ['graph TD\nA-->B'])).toEqual([
    'graph TD\nA-->B',
    undefined,
  ]);
});

test('a fence that was opened above and swallowed the rest of the post hands nothing on', () => {
  const rest = 'words '.repeat(40);
  expect(found([`\n${rest}\n\`\`\`mermaid\npie\n"a": 1\n\`\`\`\n${rest}`], ['pie\n"a": 1'])).toEqual([
    undefined,
  ]);
});

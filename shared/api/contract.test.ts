import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../model/settings.ts';
import { calls } from './contract.ts';

describe('the guard of settings.write', () => {
  const isGood = calls['settings.write'].params;

  it.each([
    ['one setting', { theme: 'dark' }],
    ['two settings', { layout: 'editor', editorShare: 0.2 }],
    ['every setting', defaultSettings],
  ])('lets %s through', (_title, value) => {
    expect(isGood(value)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['no change', {}],
    ['a list', []],
    ['a word', 'dark'],
    ['a theme there is not', { theme: 'green' }],
    ['a share too small', { editorShare: 0.1 }],
    ['a share too large', { stackedEditorShare: 0.9 }],
    ['a word for a yes', { isListShown: 'yes' }],
    ['a setting without a value', { theme: undefined }],
    ['a good and a bad setting', { theme: 'dark', layout: 7 }],
    ['an unknown setting', { theme: 'dark', font: 'big' }],
    ['a name of Object.prototype', { constructor: 'dark' }],
    ['a prototype', JSON.parse('{"__proto__":{"theme":"dark"}}')],
  ])('refuses %s', (_title, value) => {
    expect(isGood(value)).toBe(false);
  });
});

describe('the guard of signIn.answer', () => {
  const isGood = calls['signIn.answer'].params;
  const answer = { user: 'writer', secret: 'a b', isKept: false };

  it.each([
    ['an answer', answer],
    ['a no', null],
  ])('lets %s through', (_title, value) => {
    expect(isGood({ id: 1, answer: value })).toBe(true);
  });

  it.each([
    [
      'a second line, which a credential helper would read as another word',
      { ...answer, secret: 'a\nhost=b' },
    ],
    ['a user name of two lines', { ...answer, user: 'a\rb' }],
    ['a NUL', { ...answer, secret: '\0' }],
    ['a book', { ...answer, secret: 'x'.repeat(10_001) }],
    ['half an answer', { user: 'writer', secret: 'x' }],
  ])('refuses %s', (_title, value) => {
    expect(isGood({ id: 1, answer: value })).toBe(false);
  });
});

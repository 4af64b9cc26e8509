import { expect, test } from 'vitest';
import { commandList } from '../../shared/commands.ts';
import { commandOf, type KeyPress, shortcutOf } from './key-bindings.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

test('Mod is Control here and Command on a Mac', () => {
  expect(commandOf(press('s', { ctrlKey: true }), 'linux')).toBe('post.save');
  expect(commandOf(press('s', { metaKey: true }), 'linux')).toBe(undefined);
  expect(commandOf(press('s', { metaKey: true }), 'mac')).toBe('post.save');
  expect(commandOf(press('s', { ctrlKey: true }), 'mac')).toBe(undefined);
});

test('every modifier must be as written', () => {
  expect(commandOf(press('P', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('view.commands');
  expect(commandOf(press('p', { ctrlKey: true }), 'linux')).toBe('post.go');
  expect(commandOf(press('p', { ctrlKey: true, altKey: true }), 'linux')).toBe(undefined);
  expect(commandOf(press('p'), 'linux')).toBe(undefined);
});

test('Alt-N is New post, also where Alt turns the key into another sign', () => {
  expect(commandOf(press('n', { altKey: true, code: 'KeyN' }), 'linux')).toBe('post.new');
  expect(commandOf(press('˜', { altKey: true, code: 'KeyN' }), 'mac')).toBe('post.new');
});

test('on a keyboard without Latin letters the place of the key counts', () => {
  expect(commandOf(press('ы', { ctrlKey: true, code: 'KeyS' }), 'linux')).toBe('post.save');
  expect(commandOf(press('a', { ctrlKey: true, code: 'KeyQ' }), 'linux')).toBe(undefined);
});

test('Enter and the backslash are keys like others', () => {
  expect(commandOf(press('Enter', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('publish.review');
  expect(commandOf(press('\\', { ctrlKey: true }), 'linux')).toBe('view.togglePreview');
});

test('no two commands share a key', () => {
  const keys = commandList.flatMap(command => [...command.keys].map(key => key.toLowerCase()));
  expect(new Set(keys).size).toBe(keys.length);
});

test('shortcuts are written as the platform does', () => {
  expect(shortcutOf('view.commands', 'linux')).toBe('Ctrl+Shift+P');
  expect(shortcutOf('view.commands', 'mac')).toBe('⌘⇧P');
  expect(shortcutOf('publish.run', 'linux')).toBe('');
  expect(shortcutOf('post.new', 'linux')).toBe('Ctrl+N or Alt+N');
});

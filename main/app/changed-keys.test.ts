import { expect, test } from 'vitest';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { Site } from '../../shared/model/blog.ts';
import { changedKeys } from './changed-keys.ts';

const site: Site = {
  generator: 'nikola',
  root: '',
  title: 'Blog',
  defaultLang: 'en',
  languages: ['en'],
  timeZone: 'UTC',
  postPatterns: ['posts/*.md'],
  pagePatterns: [],
  imageFolder: 'images',
  options: {},
};
const nikola = findGenerator('nikola');
const sidecar = '.. title: A walk\n.. date: 2025-01-10 08:00:00 UTC\n.. tags: snow\n';

test.each([
  ['tags in a sidecar', sidecar.replace('snow', 'snow, ice'), 'Text.\n', ['tags']],
  ['two of them', sidecar.replace('snow', 'ice').replace('A walk', 'A hike'), 'Text.\n', ['title', 'tags']],
  ['the text, too', sidecar.replace('snow', 'ice'), 'Other text.\n', []],
  ['nothing', sidecar, 'Text.\n', []],
])('a change of %s', (_, sidecarText, text, keys) => {
  const path = 'posts/walk.md';
  const before = { path, text: 'Text.\n', sidecarText: sidecar };
  expect(changedKeys(nikola, site, before, { path, text, sidecarText })).toEqual(keys);
});

test('keys of the blog’s own are named as they are written', () => {
  const path = 'posts/walk.md';
  const text = (more: string) => `<!--\n.. title: A walk\n${more}-->\n\nText.\n`;
  expect(
    changedKeys(nikola, site, { path, text: text('') }, { path, text: text('.. mood: good\n') }),
  ).toEqual(['mood']);
});

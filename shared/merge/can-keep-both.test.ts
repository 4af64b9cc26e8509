import { expect, test } from 'vitest';
import { plainSite } from '../model/plain-site.test-support.ts';
import type { PublishConflict } from '../model/settle.ts';
import { canKeepBoth } from './can-keep-both.ts';

const changed: PublishConflict = {
  path: 'a.md',
  kind: 'changed',
  base: 'One.\n',
  mine: 'Mine.\n',
  online: 'Theirs.\n',
  version: 'v',
};
const nikola = { ...plainSite, generator: 'nikola', postPatterns: ['posts/*.md'] } as const;
const sidecar = { path: 'posts/a.meta', mine: '.. title: Mine\n', online: '.. title: Theirs\n' };
const picture = { path: 'p.png', kind: 'not-text', base: null, mine: null, online: null } as const;

test.each<[boolean, Partial<PublishConflict>]>([
  [true, {}],
  [false, { path: '../a.md' }],
  [false, { path: '../code/a.py' }],
  [false, { ...picture, path: '../p.png' }],
  [false, { path: '../a.md', kind: 'deleted-here', mine: null }],
  [false, { path: 'code/a.py' }],
  [false, { path: '_config.yml', kind: 'added', base: null }],
  [true, { path: 'code/a.py', kind: 'deleted-online', online: null }],
  [true, picture],
])('both versions can be kept is %s of %j', (can, more) => {
  expect(canKeepBoth(plainSite, { ...changed, ...more })).toBe(can);
});

test('both versions of a sidecar can be kept: its keys are joined one by one', () => {
  expect(canKeepBoth(nikola, { ...changed, ...sidecar })).toBe(true);
  expect(canKeepBoth(nikola, { ...changed, ...sidecar, mine: 'No keys.\n' })).toBe(false);
});

import { expect, test } from 'vitest';
import type { Finding } from '../../../shared/model/checks.ts';
import { sayStops, stopsOf } from './plan-stops.ts';

const finding = (file: string, more: Partial<Finding> = {}): Finding => ({
  file,
  line: 1,
  rule: 'secret',
  severity: 'error',
  message: 'A key.',
  post: file,
  isOld: false,
  token: file,
  isAccepted: false,
  ...more,
});
const inPost = finding('posts/a.md');
const inCommit = finding('keys.txt', { earlier: 'Begin' });

test('what stands in a commit made earlier stops whatever is ticked', () => {
  const warning = finding('posts/b.md', { severity: 'warning' });
  expect(stopsOf([inPost, inCommit, warning], ['posts/b.md'])).toEqual([inCommit]);
  expect(stopsOf([inPost, inCommit, warning], null)).toEqual([inPost, inCommit]);
});

test('unticking is offered only where it helps', () => {
  expect(sayStops([inPost])).toMatch(/^One error stops this: .*untick the post/);
  expect(sayStops([inCommit])).toMatch(/^One error stops this: .*It is in a commit made earlier/);
  expect(sayStops([inPost, inCommit])).toMatch(/^2 errors stop this: .*Some of it is in a commit/);
  for (const stops of [[inCommit], [inPost, inCommit]]) expect(sayStops(stops)).not.toContain('untick');
});

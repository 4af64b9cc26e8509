import { expect, test } from 'vitest';
import type { PublishPlan } from '../../shared/model/publish.ts';
import { aPlannedPost } from '../../shared/publish/planned-post.test-support.ts';
import { printPlan } from './print-plan.ts';

const plan: PublishPlan = {
  branch: 'main',
  localBranch: 'main',
  remote: 'origin',
  remoteUrl: 'https://forge.test/blog.git',
  files: [
    { path: 'new.md', change: 'added' },
    { path: 'both.png', change: 'added' },
    { path: 'walk.md', change: 'renamed', from: 'trip.md' },
  ],
  posts: [
    aPlannedPost('new.md', 'New', 'added', ['both.png']),
    aPlannedPost('walk.md', 'A walk', 'renamed', ['both.png']),
  ],
  tree: 'a'.repeat(40),
  head: 'b'.repeat(40),
  message: 'Publish 1 post, rename 1',
  commitsWaiting: 1,
  earlier: {
    range: { head: 'b'.repeat(40), online: 'c'.repeat(40), remote: 'origin' },
    commits: [
      {
        commit: 'b'.repeat(40),
        subject: 'In a terminal',
        author: 'Zoë',
        instant: 0,
        files: [
          { path: 'old.md', change: 'modified', from: null, title: 'An old post', isOutside: false },
          { path: 'keys/deploy.key', change: 'renamed', from: 'a.key', title: null, isOutside: true },
        ],
        moreFiles: 3,
      },
    ],
    more: 0,
  },
  decisions: [{ kind: 'post-renamed', detail: 'A walk\ntrip.md' }],
  left: {
    files: [
      { path: '.env', why: 'secret' },
      { path: 'build/', why: 'ignored' },
    ],
    more: 3,
  },
};

function linesOf(shown: PublishPlan): readonly string[] {
  const lines: string[] = [];
  printPlan(shown, line => lines.push(line));
  return lines;
}

test('a plan is printed by posts, each file once, with what to know and what stays behind', () => {
  expect(linesOf(plan)).toEqual([
    '2 posts, 3 files to origin (https://forge.test/blog.git), branch main',
    'Message: Publish 1 post, rename 1',
    '  added      New',
    '    added      new.md',
    '    added      both.png',
    '  renamed    A walk',
    '    renamed    trip.md → walk.md',
    '  note: “A walk” was trip.md before. Its address may change, and links to the old one then lead nowhere.',
    'One commit made earlier goes online as well:',
    '  bbbbbbbbbb  In a terminal (Zoë)',
    '    modified   old.md (An old post)',
    '    renamed    a.key → keys/deploy.key (outside this blog)',
    '    and 3 more',
    'Not published:',
    '  Files that seem to hold passwords or keys; Leysin never publishes them:',
    '    .env',
    '  Ignored by the blog’s .gitignore:',
    '    build/',
    '  and 3 more',
  ]);
});

test('an empty plan says where it would go, and nothing else', () => {
  const empty = {
    ...plan,
    files: [],
    posts: [],
    commitsWaiting: 0,
    earlier: null,
    decisions: [],
    left: { files: [], more: 0 },
  };
  expect(linesOf(empty)).toEqual(['0 posts, 0 files to origin (https://forge.test/blog.git), branch main']);
});

import { expect, test } from 'vitest';
import type { PlannedPost } from '../model/publish.ts';
import { type NamedPost, suggestMessage } from './suggest-message.ts';

const post = (change: PlannedPost['change'], title = 'T', keys: readonly string[] = []): NamedPost => ({
  path: 'a.md',
  title,
  change,
  keys,
});

test.each<[readonly NamedPost[], string]>([
  [[], 'Update the blog'],
  [[post('added')], 'Publish “T”'],
  [[post('modified', ' A\n title ')], 'Update “A title”'],
  [[post('modified', 'T', ['tags', 'date'])], 'Update “T”: tags, date'],
  [[post('modified', 'T', ['a', 'b', 'c', 'd'])], 'Update “T”'],
  [[post('added', 'T', ['tags'])], 'Publish “T”'],
  [[post('deleted')], 'Delete “T”'],
  [[post('renamed')], 'Rename “T”'],
  [[post('converted')], 'Convert “T” to Markdown'],
  [[post('modified', '')], 'Update “a.md”'],
  [[post('modified'), post('modified')], 'Update 2 posts'],
  [[post('deleted'), post('added'), post('added')], 'Publish 2 posts, delete 1'],
  [[post('modified'), post('deleted')], 'Update 1 post, delete 1'],
])('of %j is %s', (posts, message) => {
  expect(suggestMessage(posts)).toBe(message);
});

test('a long title is cut between characters', () => {
  const message = suggestMessage([post('added', '🏔'.repeat(100))]);
  expect(message).toBe(`Publish “${'🏔'.repeat(59)}…”`);
});

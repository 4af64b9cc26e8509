import { expect, test } from 'vitest';
import { createNoticesState } from './notices-state.ts';

test('what is said to be unpublished is said as long as it is so', () => {
  const notices = createNoticesState();
  const keys = () => notices.notices.peek().map(({ key }) => key);
  notices.tell('settled', 'Not published yet.', { unpublished: ['a.md', 'b.md'] });
  notices.tell('taken-back', 'Not online yet.', { unpublished: [] });
  notices.tell('left', 'Stays as it is.');
  notices.notePublished(['c.md']);
  expect(keys()).toEqual(['settled', 'left']);
  notices.notePublished(['b.md']);
  expect(keys()).toEqual(['left']);
});

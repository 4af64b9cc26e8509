import { expect, it } from 'vitest';
import { readDataComment } from './read-data-comment.ts';

it('a comment is read as Staticman writes it, in YAML or JSON', () => {
  const yaml = `_id: 0a1b
_parent: /posts/a/
message: "Very *nice*.\\r\\n\\r\\nThank you: all"
name: 'Anne #1'
email: d41d8cd98f00b204e9800998ecf8427e
date: '2017-02-03T04:05:06.789Z'
`;
  expect(readDataComment(yaml)).toEqual({
    author: 'Anne #1',
    date: '2017-02-03T04:05:06.789Z',
    message: 'Very *nice*.\r\n\r\nThank you: all',
  });
  expect(readDataComment('{"name":"B","message":"Hi","date":1483228800}')).toEqual({
    author: 'B',
    date: '2017-01-01 00:00:00 UTC',
    message: 'Hi',
  });
  expect(readDataComment('\ufeffcomment: |\n  Two\n  lines\nauthor: C\n')?.message).toBe('Two\nlines');
});

it('what is no comment is none, whatever it is', () => {
  for (const text of [
    '',
    'a',
    '- a',
    'message: [a',
    'title: x',
    '{"a"'.repeat(10_000),
    '__proto__: {name: x}',
  ])
    expect(readDataComment(text)).toBeUndefined();
});

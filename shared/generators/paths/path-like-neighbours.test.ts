import { expect, it } from 'vitest';
import { pathLikeNeighbours } from './path-like-neighbours.ts';

const pathBeside = (paths: readonly string[], isDated = false) =>
  pathLikeNeighbours(
    {
      title: 'New',
      slug: 'new',
      lang: 'en',
      draft: false,
      instant: '2025-06-07T23:30:00.000Z',
      neighbours: paths.map(path => ({ path, text: '' })),
    },
    'Asia/Tokyo',
    { folder: 'posts', isDated },
  );

it.each([
  [[], 'posts/new.md'],
  [['blog/a.mdx'], 'blog/new.mdx'],
  [['blog/2024-01-02-a.markdown'], 'blog/2025-06-08-new.markdown'],
  [['blog/2024-01-02_a.md'], 'blog/2025-06-08_new.md'],
  [['blog/a/index.mdx'], 'blog/new/index.mdx'],
  [['blog/2024/2024-01-02-a/index.md'], 'blog/2025/2025-06-08-new/index.md'],
  [['blog/2024/05/06/a.md'], 'blog/2025/06/08/new.md'],
  [['2024/05/a.md'], '2025/06/new.md'],
  [['other/a.md', 'blog/2024/b.md', 'blog/2023/2023-01-01-c.md'], 'blog/2025/new.md'],
  [['blog/a.html'], 'blog/new.md'],
  [['index.md'], 'new.md'],
])('beside %j is %s', (paths, path) => {
  expect(pathBeside(paths)).toBe(path);
});

it('has the day in its name where the generator wants it and no post shows otherwise', () => {
  expect(pathBeside([], true)).toBe('posts/2025-06-08-new.md');
  expect(pathBeside(['blog/a.md'], true)).toBe('blog/new.md');
});

import { describe, expect, it } from 'vitest';
import { newBundlePath } from './bundle-new-post.ts';

const name = { slug: 'cats', day: '2024-05-06', suffix: '', firstFolder: 'content/posts' };

describe('the path of a new post', () => {
  it.each([
    ['content/blog/x.md', 'content/blog/cats.md'],
    ['content/blog/x.markdown', 'content/blog/cats.markdown'],
    ['content/blog/x.html', 'content/blog/cats.md'],
    ['content/blog/x/index.md', 'content/blog/cats/index.md'],
    ['content/blog/x/index.fr.md', 'content/blog/cats/index.md'],
    ['content/blog/2020-01-02-x.md', 'content/blog/2024-05-06-cats.md'],
    ['content/blog/2020-01-02_x/index.md', 'content/blog/2024-05-06_cats/index.md'],
    ['content/blog/2020/x.md', 'content/blog/2024/cats.md'],
    ['content/blog/2020/11/x.md', 'content/blog/2024/05/cats.md'],
    ['content/blog/2020/11/12/x/index.md', 'content/blog/2024/05/06/cats/index.md'],
    ['content/blog/2020/trips/x.md', 'content/blog/2020/trips/cats.md'],
    ['content/x.md', 'content/cats.md'],
  ])('beside %s is %s', (newest, path) => {
    expect(newBundlePath([{ path: newest, text: '' }], name)).toBe(path);
  });

  it('has the part of its language, and the first folder where there are no posts', () => {
    expect(newBundlePath([], { ...name, suffix: '.fr' })).toBe('content/posts/cats.fr.md');
    expect(newBundlePath([{ path: 'a/x/index.md', text: '' }], { ...name, suffix: '.fr' })).toBe(
      'a/cats/index.fr.md',
    );
  });
});

import { expect, test } from 'vitest';
import { createAppState } from './app-state.ts';
import { aBlog, aFile, anEntry } from './samples.test-support.ts';
import { windowTitle } from './window-title.ts';

test('the window is called after post, blog and program', () => {
  const state = createAppState();
  expect(windowTitle(state)).toBe('Leysin');
  state.blog.show(aBlog({ name: 'blog' }));
  expect(windowTitle(state)).toBe('Blog – Leysin');
  state.post.show(aFile());
  expect(windowTitle(state)).toBe('A post – Blog – Leysin');
});

test('a blog without a title has its folder’s name', () => {
  const state = createAppState();
  const blog = aBlog({ name: 'my-folder' });
  state.blog.show({ ...blog, site: { ...blog.site, title: '' } });
  expect(windowTitle(state)).toBe('my-folder – Leysin');
});

test('a title that was changed in the post is followed', () => {
  const state = createAppState();
  state.blog.show(aBlog());
  state.post.show(aFile());
  state.blog.list([anEntry({ path: 'b.md' }), anEntry({ title: 'Renamed' })]);
  expect(windowTitle(state)).toBe('Renamed – Blog – Leysin');
});

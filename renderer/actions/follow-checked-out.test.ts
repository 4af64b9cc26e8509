import { expect, test } from 'vitest';
import { aBlog } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followCheckedOut } from './follow-checked-out.ts';

const { root } = aBlog();
const operation = null;

test('the branch of the shown blog is shown, not that of another one', () => {
  const { app, emit } = createFakeApp({});
  const { blog } = app.state;
  blog.show(aBlog({ branch: 'main' }));
  followCheckedOut(app);
  emit('blog.checkedOut', { root, branch: 'feature', operation });
  expect(blog.blog.peek()?.branch).toBe('feature');
  emit('blog.checkedOut', { root: '/other', branch: 'draft', operation });
  expect(blog.blog.peek()?.branch).toBe('feature');
  emit('blog.checkedOut', { root, branch: null, operation });
  expect(blog.blog.peek()?.branch).toBeNull();
});

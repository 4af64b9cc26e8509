import { expect, test } from 'vitest';
import { aBlog } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { followCheckedOut } from './follow-checked-out.ts';
import { getChanges } from './get-changes.ts';

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

test('a merge that is finished beside the program stops nothing any more, and other reasons stay', async () => {
  const error = { code: 'git.operation-in-progress', data: { operation: 'merge' } } as const;
  const { app, emit, answers } = createFakeApp({
    'publish.pull': () => ({ result: 'refused', commit: null, url: null, files: [], error }),
  });
  const { blog, notices, publish } = app.state;
  blog.show(aBlog());
  followCheckedOut(app);
  const told = { root, branch: 'main' };
  await getChanges(app);
  emit('blog.checkedOut', { ...told, operation: 'merge' });
  expect([notices.notices.peek().length, publish.status.peek().kind]).toEqual([1, 'done']);
  emit('blog.checkedOut', { ...told, operation });
  expect([notices.notices.peek(), publish.status.peek().kind]).toEqual([[], 'idle']);
  const locked = { ...error, code: 'git.locked' } as const;
  answers['publish.pull'] = () => ({ result: 'refused', commit: null, url: null, files: [], error: locked });
  await getChanges(app);
  emit('blog.checkedOut', { ...told, operation });
  expect([notices.notices.peek().length, publish.status.peek().kind]).toEqual([1, 'done']);
});

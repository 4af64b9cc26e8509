import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Lists the blog's posts again. */
export function refreshPosts(app: App): Promise<void> {
  return reporting(app, 'list', async () => {
    const root = app.state.blog.blog.peek()?.root;
    const entries = await app.api.call('posts.list', undefined);
    if (app.state.blog.blog.peek()?.root === root) app.state.blog.list(entries);
  });
}

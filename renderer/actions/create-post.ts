import type { App } from './app.ts';
import { leavePost } from './leave-post.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';

/** What the New post dialog asks; `lang` null: the blog's own language. */
export interface NewPostAnswers {
  readonly title: string;
  readonly lang: string | null;
  readonly draft: boolean;
}

/**
 * Creates a post the way this blog does it and opens it with the caret in its body.
 * @throws AppError when it cannot be created, for example post.name-taken.
 */
export async function createPost(app: App, answers: NewPostAnswers): Promise<void> {
  if (!(await leavePost(app))) return;
  const { path } = await app.api.call('posts.create', answers);
  app.state.blog.search('');
  await refreshPosts(app);
  await openPost(app, path, 'body');
}

import type { BlogPath } from '../../shared/model/blog.ts';
import type { App } from './app.ts';
import { leavePost } from './leave-post.ts';
import { refreshPosts } from './refresh-posts.ts';

/** What the New post dialog asks; `lang` null: the blog's own language. */
export interface NewPostAnswers {
  readonly title: string;
  readonly lang: string | null;
  readonly draft: boolean;
}

/**
 * Creates a post the way this blog does it and lists it; resolves to its path, or null when the open post cannot be
 * left because it cannot be saved.
 * @throws AppError when it cannot be created, for example post.name-taken.
 */
export async function createPost(app: App, answers: NewPostAnswers): Promise<BlogPath | null> {
  if (!(await leavePost(app))) return null;
  const { path } = await app.api.call('posts.create', answers);
  app.state.blog.search('');
  await refreshPosts(app);
  return path;
}

import type { BlogPath } from '../../shared/model/blog.ts';
import type { App } from './app.ts';
import { toAppError } from './to-app-error.ts';

interface Asked {
  readonly path: BlogPath;
  /** Null until git has said it, and where it cannot. */
  isCommitted: boolean | null;
}

const askedOf = new WeakMap<App, Asked>();

/** Asks whether a commit holds the open post: from then on its slug stays what it is. */
export async function learnCommitted(app: App): Promise<void> {
  const path = app.state.post.open.peek()?.path;
  if (path === undefined) return;
  const asked: Asked = { path, isCommitted: null };
  askedOf.set(app, asked);
  try {
    asked.isCommitted = await app.api.call('posts.isCommitted', { path });
  } catch (error) {
    // Not knowing leaves the slug alone; a lost connection has its own notice.
    const { code } = toAppError(error);
    if (code !== 'shell.lost' && code !== 'cancelled') app.state.notices.fail('fields', toAppError(error));
  }
}

/** Whether readers cannot have the open post yet: a draft, or a post that no commit holds as far as is known. */
export function isUnpublished(app: App, isDraft: boolean): boolean {
  const asked = askedOf.get(app);
  return isDraft || (asked?.path === app.state.post.open.peek()?.path && asked?.isCommitted === false);
}

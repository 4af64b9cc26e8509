import { isAppError } from '../../shared/app-error.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { followPost } from './follow-disk.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { followSidecar } from './save-sidecar-open.ts';

/**
 * Looks at the disk without having been told of a change, for a user who comes back to the window: network drives, disks
 * that slept and systems without watches tell nothing.
 */
export async function lookAgain(app: App): Promise<void> {
  if (app.state.connection.status.peek() !== 'online' || !app.state.blog.blog.peek()) return;
  await Promise.all([
    refreshPosts(app),
    reporting(app, 'disk', () => lookAtPost(app)),
    followSidecar(app, []),
  ]);
}

async function lookAtPost(app: App): Promise<void> {
  const { writer } = app.desk;
  if (!writer) return;
  const { path } = writer;
  const version = await versionOnDisk(app, path);
  if (app.desk.writer === writer) await followPost(app, { path, version });
}

async function versionOnDisk(app: App, path: string): Promise<FileVersion | null> {
  try {
    return (await app.api.call('posts.onDisk', { path })).version;
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return null;
    throw error;
  }
}

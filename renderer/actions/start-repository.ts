import type { Author } from '../../shared/model/author.ts';
import type { CheckSetting } from '../../shared/model/checks.ts';
import type { RepositoryStart } from '../../shared/model/repository.ts';
import type { App } from './app.ts';
import { forgetStopped } from './forget-stopped.ts';
import { openBlog } from './open-blog.ts';
import { reviewChanges } from './publish-site.ts';
import { savePost } from './save-post.ts';
import { toAppError } from './to-app-error.ts';

/** Makes the blog's folder a repository. @throws AppError when that cannot be done. */
export async function createRepository(app: App, isIgnoring: boolean): Promise<RepositoryStart> {
  const start = await app.api.call('repository.create', { isIgnoring });
  const blog = app.state.blog.blog.peek();
  if (blog) app.state.blog.show({ ...blog, isTrusted: true, branch: blog.branch ?? 'main' });
  forgetStopped(app, ['git.not-a-repository']);
  return start;
}

/**
 * Makes the first commit of the files that were shown. Where they are others by now, `renew` is given those.
 * @throws AppError when that cannot be done.
 */
export async function makeFirstCommit(
  app: App,
  shown: RepositoryStart,
  identity: Author | null,
  renew: (start: RepositoryStart) => void,
): Promise<RepositoryStart> {
  if (!(await savePost(app))) return shown;
  const wish = { print: shown.print, message: 'Begin', identity };
  const start = await app.api.call('repository.commit', wish).catch(async thrown => {
    if (toAppError(thrown).code === 'publish.plan-changed')
      renew(await app.api.call('repository.look', undefined));
    throw thrown;
  });
  forgetStopped(app, ['git.no-commits', 'git.no-identity']);
  return start;
}

/** Looks anew at what a first commit would hold; the open post is saved first. @throws AppError */
export async function lookAgainAtFirst(app: App): Promise<RepositoryStart> {
  await savePost(app);
  return app.api.call('repository.look', undefined);
}

/** Sets what keys and passwords are in this blog, and looks anew. @throws AppError when that cannot be written */
export async function setSecretRule(app: App, setting: CheckSetting): Promise<RepositoryStart> {
  await app.api.call('checks.setRule', { rule: 'secret', setting });
  return lookAgainAtFirst(app);
}

/**
 * Connects the blog to an address; nothing is sent. That there was nowhere to publish to is not said any longer.
 * @throws AppError when that cannot be done.
 */
export async function connectRemote(
  app: App,
  address: string,
  mayBeFolder: boolean,
  signal: AbortSignal,
): Promise<RepositoryStart> {
  const start = await app.api.call('repository.connect', { address, mayBeFolder }, { signal });
  forgetStopped(app, ['git.no-remote']);
  return start;
}

/** Goes on to the first publish, which is shown before it happens. */
export function publishFirst(app: App): Promise<void> {
  app.state.dialogs.close();
  return reviewChanges(app, null);
}

/** What a clone is told. */
export interface CloneWish {
  readonly address: string;
  readonly folder: string;
  readonly mayBeFolder: boolean;
}

/**
 * Clones a blog and opens it in place of the present one. @throws AppError `cancelled`, and when that cannot be done; then
 * nothing is left of it.
 */
export async function cloneBlog(
  app: App,
  wish: CloneWish,
  options: { readonly signal: AbortSignal; readonly onFraction: (fraction: number) => void },
): Promise<void> {
  const { folder } = await app.api.call('repository.clone', wish, {
    signal: options.signal,
    onProgress: ({ fraction }) => options.onFraction(fraction),
  });
  await openBlog(app, folder);
}

/**
 * A folder beside the blog at `openRoot`, in the home folder where there is none, named after the repository at `address`;
 * '' while that has no name.
 */
export function suggestFolder(address: string, openRoot: string | undefined): string {
  const name = /([^/:\\]+?)(?:\.git)?\/*$/.exec(address.trim())?.[1]?.replace(/^[-.]+/, '') ?? '';
  if (!/[/:\\]/.test(address) || name === '') return '';
  const parent = openRoot?.replace(/[/\\][^/\\]+$/, '') || '~';
  return `${parent}${parent.includes('\\') ? '\\' : '/'}${name}`;
}

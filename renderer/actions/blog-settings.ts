import type { BlogCorrections, BlogSettingsView, SettingsTrial } from '../../shared/model/blog-settings.ts';
import { settingsFileName } from '../../shared/model/blog-settings.ts';
import type { App } from './app.ts';
import { leavePost } from './leave-post.ts';
import { showBlog } from './open-blog.ts';
import { reporting } from './reporting.ts';

/** Shows what is known of the open blog, to be corrected. */
export function openBlogSettings(app: App): Promise<void> {
  return reporting(app, 'about', async () => {
    app.state.dialogs.show({ kind: 'blog-settings', view: await app.api.call('blog.settings', undefined) });
  });
}

/** Puts the panel about a new blog away, for good. */
export function putAwayBlogPanel(app: App): Promise<void> {
  app.state.blogSettings.putAway();
  return reporting(app, 'about', () => app.api.call('blog.settingsSeen', undefined));
}

/** What the open blog would be with these corrections. @throws AppError when that cannot be told. */
export function tryBlogSettings(app: App, corrections: BlogCorrections): Promise<SettingsTrial> {
  return app.api.call('blog.trySettings', { corrections });
}

/**
 * Saves corrections that were made over `view` and shows the blog with them; false, with nothing written, when the open
 * post cannot be left.
 * @throws AppError settings.changed-on-disk, settings.unreadable and the file errors: nothing was written.
 */
export async function saveBlogSettings(
  app: App,
  view: BlogSettingsView,
  corrections: BlogCorrections,
  isReplacing: boolean,
): Promise<boolean> {
  if (!(await leavePost(app))) return false;
  const { version } = view;
  const blog = await app.api.call('blog.saveSettings', { corrections, version, isReplacing });
  await showBlog(app, blog);
  return true;
}

/** Shows the blog anew when its file of corrections says something else by now; returns the function that stops that. */
export function followBlogSettings(app: App): () => void {
  return app.api.on('blog.changed', ({ paths }) => {
    if (paths.includes(settingsFileName)) void reporting(app, 'settings', () => followFile(app));
  });
}

async function followFile(app: App): Promise<void> {
  const blog = app.state.blog.blog.peek();
  if (!blog) return;
  const { corrections, problems } = await app.api.call('blog.settings', undefined);
  const isSame =
    JSON.stringify(corrections) === (blog.site.options.corrections ?? '{}') &&
    JSON.stringify(problems) === JSON.stringify(blog.settingsProblems ?? []);
  // A save of this window is told, too, and a text that cannot be saved keeps the blog as it is.
  if (isSame || app.state.blog.blog.peek() !== blog || !(await leavePost(app))) return;
  await showBlog(app, await app.api.call('blog.open', { folder: blog.root }));
}

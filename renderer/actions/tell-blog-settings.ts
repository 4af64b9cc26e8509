import { fromWireError } from '../../shared/app-error.ts';
import { settingsError } from '../../shared/errors/describe-settings-error.ts';
import type { OpenedBlog } from '../../shared/model/blog.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/**
 * Tells what was inferred of a blog that is opened for the first time, and what is wrong with the file of its
 * corrections, whenever something is.
 */
export async function tellBlogSettings(app: App, blog: OpenedBlog): Promise<void> {
  const { blogSettings, notices } = app.state;
  blogSettings.putAway();
  const problem = settingsError((blog.settingsProblems ?? []).map(fromWireError));
  if (problem === undefined) notices.clear('settings');
  else notices.fail('settings', problem);
  if (!blog.isNew) return;
  // The panel takes its place before the list does: rows that move down when it comes are clicked by mistake.
  blogSettings.tell([]);
  const isStillAsked = () =>
    app.state.blog.blog.peek()?.root === blog.root && blogSettings.told.peek() !== null;
  await reporting(app, 'about', async () => {
    try {
      const { facts } = await app.api.call('blog.settings', undefined);
      if (isStillAsked()) blogSettings.tell(facts);
    } catch (error) {
      if (isStillAsked()) blogSettings.putAway();
      throw error;
    }
  });
}

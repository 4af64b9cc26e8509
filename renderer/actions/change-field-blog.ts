import { noBlogFields } from '../../shared/metadata/fields/blog-fields.ts';
import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';
import { reporting } from './reporting.ts';

/** What of which blog is known. */
interface Known {
  readonly root: string;
  isStale: boolean;
}

const knownOf = new WeakMap<App, Known>();

/** Asks main what the posts of the blog show, unless that is known, and shows it in the form. */
export function learnBlogFields(app: App): Promise<void> {
  return reporting(app, 'fields', async () => {
    const root = app.state.blog.blog.peek()?.root;
    const known = knownOf.get(app);
    if (root === undefined || (known?.root === root && !known.isStale)) return;
    const asked: Known = { root, isStale: false };
    knownOf.set(app, asked);
    if (known?.root !== root) app.state.properties.know(noBlogFields);
    try {
      const fields = await app.api.call('blog.fields', undefined);
      if (app.state.blog.blog.peek()?.root !== root) return;
      app.state.properties.know(fields);
      readForm(app);
    } catch (error) {
      asked.isStale = true;
      throw error;
    }
  });
}

/** The posts of the blog changed: they are asked about again with the next post that is opened. */
export function forgetBlogFields(app: App): void {
  const known = knownOf.get(app);
  if (known) known.isStale = true;
}

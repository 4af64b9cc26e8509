import { type ListView, noFilter } from '../../shared/model/list-view.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Shows the list of another blog as it was shown last. */
export function readListView(app: App, root: string): Promise<void> {
  app.state.list.reset();
  return reporting(app, 'view', async () => {
    const view = await app.api.call('posts.readView', undefined);
    if (app.state.blog.blog.peek()?.root === root) app.state.list.show(view);
  });
}

/** Changes how the list is shown and remembers it for this blog. */
export function changeListView(app: App, change: Partial<ListView>): Promise<void> {
  const view = { ...app.state.list.view.peek(), ...change };
  app.state.list.show(view);
  return reporting(app, 'view', async () => {
    await app.api.call('posts.keepView', view);
  });
}

/** Shows all posts again, in the order they are in. */
export function clearFilters(app: App): Promise<void> {
  return changeListView(app, { filter: noFilter });
}

/** Brings when each post was last changed, for the order that needs it. */
export function bringChangeTimes(app: App): Promise<void> {
  return reporting(app, 'view', async () => {
    app.state.list.showChangeTimes(await app.api.call('posts.changeTimes', undefined));
  });
}

import type { Author } from '../../shared/model/author.ts';
import type { PublishTarget } from '../../shared/model/publish.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/**
 * Asks where the open blog is to be published; `again`, when given, goes on with what could not be done before. `offered`:
 * what was found online in the place of what is set.
 */
export function choosePlace(
  app: App,
  again: (() => void) | null = null,
  offered: PublishTarget | null = null,
): Promise<void> {
  return reporting(app, 'publish', async () => {
    const places = await app.api.call('publish.places', undefined);
    app.state.dialogs.show({ kind: 'place', places, again, offered });
  });
}

/** Remembers where the open blog is to be published. */
export async function keepPlace(app: App, target: PublishTarget): Promise<void> {
  await app.api.call('publish.setTarget', target);
}

/** Has the open blog published where git's configuration says, and closes the question. */
export function forgetPlace(app: App): Promise<void> {
  return reporting(app, 'publish', async () => {
    await app.api.call('publish.setTarget', null);
    app.state.dialogs.close();
  });
}

/** Remembers whom commits of the open blog are by. */
export async function keepAuthor(app: App, author: Author): Promise<void> {
  await app.api.call('publish.setIdentity', author);
}

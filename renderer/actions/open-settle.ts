import { AppError } from '../../shared/app-error.ts';
import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { reporting } from './reporting.ts';
import { savePost } from './save-post.ts';

/** Shows what was changed here and online in the same place, so that the user chooses; says so when there is nothing. */
export function openSettle(app: App): Promise<void> {
  const { state } = app;
  if (state.blog.blog.peek()?.isTrusted === false) {
    return askForTrust(app, 'pull');
  }
  return reporting(app, 'settle', async () => {
    if (!(await savePost(app))) return;
    const conflicts = await app.api.call('publish.conflicts', undefined);
    const { files, blocked } = conflicts;
    if (files.length > 0) state.dialogs.show({ kind: 'settle', conflicts });
    else if (blocked.length > 0) throw new AppError('publish.would-overwrite', { paths: blocked });
    else state.notices.tell('settled', nothingWaits);
  });
}

const nothingWaits =
  'Nothing waits for a choice: as far as was last seen, no post was changed here and online in the same place.';

import type { Handlers } from '../../../shared/api/contract.ts';
import type { AppParts } from '../app-parts.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';

/** Handlers of the recovery journal: what is typed and not saved yet. */
export function createJournalHandlers(
  { journal }: AppParts,
  session: WindowSession,
): Pick<Handlers, 'journal.append' | 'journal.discard'> {
  return {
    'journal.append': async ({ path, baseVersion, seq, changes, baseText }) => {
      const { blog } = folderOfPost(session, path);
      const entry = { blogRoot: blog.root, path, session: session.id, baseVersion, seq, changes };
      await journal.append(baseText === undefined ? entry : { ...entry, baseText });
    },
    'journal.discard': async ({ path }) => {
      const { blog } = folderOfPost(session, path);
      await journal.discard(blog.root, path, session.id);
    },
  };
}

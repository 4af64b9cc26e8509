import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { JournalKey } from '../../services/journal/journal.ts';
import type { AppParts } from '../app-parts.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';

/** Handlers of the recovery journal: what is typed and not saved yet. */
export function createJournalHandlers(
  { journal }: AppParts,
  session: WindowSession,
): Pick<Handlers, 'journal.append' | 'journal.discard'> {
  return {
    'journal.append': async ({ path, isSidecar, baseVersion, seq, changes, baseText }) => {
      const entry = { ...keyOf(session, path, isSidecar), baseVersion, seq, changes };
      await journal.append(baseText === undefined ? entry : { ...entry, baseText });
    },
    'journal.discard': async ({ path, isSidecar }) => {
      const key = keyOf(session, path, isSidecar);
      await journal.discard(key.blogRoot, key.path, session.id);
    },
  };
}

/** Whose journal is meant: that of a post or of its sidecar. @throws post.not-found when there is no such file in this blog */
function keyOf(session: WindowSession, path: BlogPath, isSidecar = false): JournalKey {
  const { blog, generator } = folderOfPost(session, path);
  const own = isSidecar ? generator.sidecarOf(blog.site, path) : path;
  if (own === undefined) throw new AppError('post.not-found', { path });
  return { blogRoot: blog.root, path: own, session: session.id };
}

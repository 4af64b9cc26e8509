import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { createListViews } from '../../services/search/list-views.ts';
import type { AppParts } from '../app-parts.ts';
import type { WindowSession } from '../window-session.ts';

type SearchCalls =
  | 'posts.search'
  | 'posts.snippets'
  | 'posts.changeTimes'
  | 'posts.readView'
  | 'posts.keepView';

/** Handlers of what is searched in the posts, and of how their list is shown. */
export function createSearchHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, SearchCalls> {
  const views = createListViews(join(parts.options.profile, 'list-views.json'));
  let last: AbortController | undefined;
  return {
    'posts.search': async ({ query }, { signal, progress }) => {
      // A window wants one answer: that to what it asked last.
      last?.abort();
      const own = new AbortController();
      last = own;
      const { index } = session.folder();
      return index.ask('search', query, {
        signal: AbortSignal.any([signal, own.signal]),
        onProgress: progress,
      });
    },
    'posts.snippets': ({ query, paths }) => session.folder().index.ask('snippets', { query, paths }),
    'posts.changeTimes': () => session.folder().index.ask('changeTimes', null),
    'posts.readView': () => views.read(session.folder().blog.root),
    'posts.keepView': view => views.keep(session.folder().blog.root, view),
  };
}

import { createTextSearch } from '../search/text-search.ts';
import type { IndexHandlers } from './index-calls.ts';
import type { PostStore } from './post-store.ts';

/** What answers the calls of an index, in whichever thread `store` is. Work of others is added here, one line each. */
export function createIndexHandlers(store: PostStore): IndexHandlers {
  const texts = createTextSearch(store);
  return {
    list: async ({ known }, context) => {
      const { revision, survey } = await store.survey(context);
      return { revision, entries: revision === known ? null : survey.entries };
    },
    survey: async (_params, context) => (await store.survey(context)).survey,
    entry: ({ path }) => store.entry(path),
    entries: ({ paths }) => store.entries(paths),
    postFolders: (_params, { signal }) => store.postFolders(signal),
    changed: async ({ paths }) => {
      store.changed(paths);
      return null;
    },
    search: texts.search,
    snippets: async ({ query, paths }) => texts.snippets(query, paths),
    changeTimes: async () => texts.changeTimes(),
    check: async (request, context) => {
      // A Markdown parser and all it needs: loaded when there is something to check, not when the program starts.
      const { checkPosts } = await import('../checks/check-posts.ts');
      return checkPosts(store, request, context);
    },
    keep: async () => {
      await store.keep();
      return null;
    },
  };
}

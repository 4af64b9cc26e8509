import type { SearchAnswer } from '../../shared/search/search-answer.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Searches the texts of all posts and shows what is found, also while more is still being read; returns what ends it. */
export function searchTexts(app: App, query: string): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const show = (answer: SearchAnswer) => {
    if (!signal.aborted) app.state.list.showAnswer(query, answer);
  };
  void reporting(app, 'search', async () => {
    show(await app.api.call('posts.search', { query }, { signal, onProgress: show }));
  });
  return () => controller.abort();
}

/** Has main read the posts before the first word is typed. A search says what is wrong if that fails. */
export async function prepareSearch({ api }: App): Promise<void> {
  await api.call('posts.search', { query: '' }).catch(() => undefined);
}

/** Brings the parts of these posts that answer the query, and shows them. */
export function bringSnippets(app: App, query: string, paths: readonly string[]): Promise<void> {
  return reporting(app, 'snippets', async () => {
    const found = await app.api.call('posts.snippets', { query, paths });
    if (app.state.blog.query.peek() === query)
      app.state.list.showSnippets(paths.map((path, index) => [path, found[index] ?? null]));
  });
}

import type { AppState } from './app-state.ts';

/** What the window is called: post, blog and program, as far as there are any. Reading it in an effect follows all three. */
export function windowTitle({ post, blog }: Pick<AppState, 'post' | 'blog'>): string {
  const shown = blog.blog.value;
  return [postTitle(post.open.value, blog.entries.value), shown?.site.title || shown?.name, 'Leysin']
    .filter(Boolean)
    .join(' – ');
}

/** The title as the list has it, which follows what is typed into the metadata. */
function postTitle(
  open: AppState['post']['open']['value'],
  entries: AppState['blog']['entries']['value'],
): string | undefined {
  return entries?.find(({ path }) => path === open?.path)?.title ?? open?.entry.title;
}

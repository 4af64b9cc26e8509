import { activeFilters } from '../state/post-filters.ts';
import { useApp } from './app-context.ts';

/** How many posts are shown of how many, and whether a search has begun to answer. */
export function PostCount() {
  const { blog, list } = useApp().state;
  const all = blog.entries.value?.length ?? 0;
  const isNarrowed = list.isSearching.value || activeFilters(list.view.value.filter).length > 0;
  return (
    <p class="post-count" role="status" aria-label="Posts shown">
      {all > 0 ? `${isNarrowed ? `${grouped(list.count.value)} of ` : ''}${counted(all)}` : ''}
      {list.isSearching.value && list.answer.value === null ? ' · searching…' : ''}
    </p>
  );
}

const grouped = (count: number) => count.toLocaleString('en');

const counted = (count: number) => `${grouped(count)} ${count === 1 ? 'post' : 'posts'}`;

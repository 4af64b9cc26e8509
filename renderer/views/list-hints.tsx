import type { ListFilter } from '../../shared/model/list-view.ts';
import { isEmptyQuery, parseQuery } from '../../shared/search/search-query.ts';
import { clearFilters } from '../actions/show-list.ts';
import { nameOfFilter } from '../state/filter-names.ts';
import { activeFilters } from '../state/post-filters.ts';
import { useApp } from './app-context.ts';
import { focusSearchBeside } from './focus-search-beside.ts';

/** How far the reading of a large blog is: nothing for one that is read at once. */
export function ReadingLine() {
  const progress = useApp().state.blog.reading.value;
  if (progress === null) return null;
  const { read, all, isFallback } = progress;
  const counts = `${read.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  return (
    <div class="hint reading-line">
      <progress aria-label="Reading posts" aria-valuetext={counts} max={all} value={read} />
      <p>Reading posts: {counts}</p>
      {isFallback && (
        <p>
          What reads them in the background failed twice, so Leysin itself reads them now and may be slow to
          answer until it is done. Starting Leysin again brings the background back.
        </p>
      )}
    </div>
  );
}

/** How far a search has come in texts that are still being read; nothing when it has looked into all. */
export function SearchingLine() {
  const { list } = useApp().state;
  const answer = list.answer.value;
  if (!list.isSearching.value || answer === null || answer.searched >= answer.total) return null;
  const counts = `${answer.searched.toLocaleString('en')} of ${answer.total.toLocaleString('en')}`;
  return (
    <div class="hint reading-line">
      <progress
        aria-label="Searching texts"
        aria-valuetext={counts}
        max={answer.total}
        value={answer.searched}
      />
      <p>Texts searched so far: {counts}. More may be found.</p>
    </div>
  );
}

/** Why the list is empty, and what to do about it. */
export function EmptyHint() {
  const { blog, list } = useApp().state;
  const entries = blog.entries.value;
  if (blog.phase.value.kind !== 'open') return null;
  if (entries === null && blog.reading.value !== null) return null;
  if (entries === null) return <p class="hint">Reading the blog…</p>;
  if (entries.length === 0)
    return (
      <p class="hint">
        No posts found. Write the first one with New post, or choose another folder with Open blog.
      </p>
    );
  if (list.count.value > 0) return null;
  if (!list.isSearching.value)
    return (
      <div class="hint hint-empty">
        <p>No post passes these filters: {filtersInWords(list.view.value.filter)}.</p>
        <ClearFilters label="Show all posts" />
      </div>
    );
  // What is not searched yet may still be found.
  const answer = list.answer.value;
  return answer === null || answer.searched < answer.total ? null : <NothingFound />;
}

function NothingFound() {
  const app = useApp();
  const { blog, list } = app.state;
  const { filter } = list.view.value;
  const filters = filtersInWords(filter);
  return (
    <div class="hint hint-empty">
      <p>
        No post matches “<bdi>{blog.query.value}</bdi>”
        {filters === '' ? '' : ` among those that pass the filters ${filters}`}.
      </p>
      <p>
        {isEmptyQuery(parseQuery(blog.query.value))
          ? 'Signs alone are searched in titles, tags and file names, not in texts; a word beside them is.'
          : 'Titles, tags, file names and texts are searched; accents, case and small typing errors do not matter.'}
      </p>
      {filters === '' ? null : <ClearFilters label="Search all posts" />}{' '}
      <button
        type="button"
        class="link"
        onClick={event => {
          focusSearchBeside(event.currentTarget);
          blog.search('');
        }}
      >
        Clear search
      </button>
    </div>
  );
}

function ClearFilters({ label }: { readonly label: string }) {
  const app = useApp();
  return (
    <button
      type="button"
      class="link"
      onClick={event => {
        focusSearchBeside(event.currentTarget);
        void clearFilters(app);
      }}
    >
      {label}
    </button>
  );
}

/** The filters in use as a list in a sentence; '' without any. */
function filtersInWords(filter: ListFilter): string {
  return words.format(activeFilters(filter).map(nameOfFilter));
}

const words = new Intl.ListFormat('en', { type: 'conjunction' });

/** What was read before the folder went away is no longer what lies on the disk. */
export function AbsenceHint() {
  const { blog } = useApp().state;
  return blog.absence.value === null ? null : (
    <p class="hint hint-warning">This is the list as it was before.</p>
  );
}

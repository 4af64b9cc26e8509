import type { OnlineChange } from '../../shared/model/online.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { findMarks, mergeMarks } from '../../shared/search/find-marks.ts';
import type { Snippet } from '../../shared/search/search-answer.ts';
import type { SearchQuery } from '../../shared/search/search-query.ts';
import { describeChange, onlineBadges } from '../errors/describe-online.ts';
import { shownDay } from '../state/shown-day.ts';
import { Icon } from '../ui/icon.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { useApp } from './app-context.ts';

/** What a row shows of a search. */
export interface RowSearch {
  readonly query: SearchQuery;
  /** Undefined: not known yet; null: the words are not in the text. */
  readonly snippet: Snippet | null | undefined;
}

interface PostRowProps {
  readonly entry: PostEntry;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  /** Whether its date has yet to come. */
  readonly isScheduled: boolean;
  /** The blog's main language: only another one is worth a badge. */
  readonly mainLang: string;
  readonly search: RowSearch | null;
  readonly onOpen: () => void;
}

/** One post of the list: title first, then date and marks, then what a search found in it. */
export function PostRow(props: PostRowProps) {
  const { entry, index, count, top, isOpen, isActive, search, onOpen } = props;
  const title = entry.title || entry.path;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list, which keeps the focus
    <div
      id={`post-${index}`}
      class={`post-row${isActive ? ' is-active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isOpen}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <span class="post-title" dir="auto" title={`${title}\n${entry.path}`}>
        <MarkedText text={title} marks={search ? marksIn(search.query, title) : []} />
      </span>
      <PostFacts {...props} />
      {search ? <FoundText entry={entry} search={search} /> : null}
    </div>
  );
}

function PostFacts({ entry, isScheduled, mainLang }: PostRowProps) {
  return (
    <span class="post-facts">
      <PostDay entry={entry} />
      <OnlineBadge change={useApp().state.online.changes.value.get(entry.path)} />
      {entry.draft ? <span class="badge badge-draft">Draft</span> : null}
      {isScheduled ? <span class="badge badge-scheduled">Scheduled</span> : null}
      {entry.state === 'broken' ? (
        <>
          <span class="badge badge-broken">Broken</span>
          <span class="post-error" title={entry.error}>
            {entry.error}
          </span>
        </>
      ) : null}
      {entry.kind === 'page' ? <span class="badge">Page</span> : null}
      {entry.lang !== '' && entry.lang !== mainLang ? <span class="badge">{entry.lang}</span> : null}
      {entry.translations.length > 0 ? (
        <span class="post-translations">{counted(entry.translations.length, 'translation')}</span>
      ) : null}
      {entry.comments > 0 ? (
        <span class="post-comments" title={counted(entry.comments, 'comment')}>
          <Icon name="comment" />
          {entry.comments}
          <span class="spoken"> {entry.comments === 1 ? 'comment' : 'comments'}</span>
        </span>
      ) : null}
    </span>
  );
}

function OnlineBadge({ change }: { readonly change: OnlineChange | undefined }) {
  return change === undefined ? null : (
    <span class="badge badge-online" title={describeChange(change)}>
      {onlineBadges[change.change]}
    </span>
  );
}

/** A line of the text, or tags or path where the words are in those. */
function FoundText({
  entry,
  search: { query, snippet },
}: {
  readonly entry: PostEntry;
  readonly search: RowSearch;
}) {
  const tags = [...entry.tags, ...entry.categories].join(', ');
  if (snippet === undefined) return <span class="post-snippet" />;
  const found =
    snippet ??
    [tags, entry.path]
      .map(text => ({ text, marks: marksIn(query, text) }))
      .find(({ marks }) => marks.length > 0);
  return (
    <span class="post-snippet" dir="auto">
      {found ? <MarkedText text={found.text} marks={found.marks} /> : tags || entry.path}
    </span>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const marksIn = (query: SearchQuery, text: string) => mergeMarks(findMarks(query, text, true));

/** A page needs no date. */
function PostDay({ entry }: Pick<PostRowProps, 'entry'>) {
  const zone = useApp().state.blog.blog.value?.site.timeZone ?? 'UTC';
  const day = shownDay(entry, zone) || (entry.kind === 'page' ? '' : 'No date');
  const written = entry.date.trim();
  if (day === '') return null;
  return (
    <span class="post-date" {...(written === day || written === '' ? {} : { title: written })}>
      {day}
    </span>
  );
}

import type { ErrorButton } from '../errors/error-description.ts';
import type { LeftBehind, RestOfBlog } from '../model/publish.ts';

/** A publish that found nothing to do, in words. */
export interface NothingDescription {
  /** One line without a full stop. */
  readonly text: string;
  /** What to do next; null where nothing is left to do. */
  readonly next: ErrorButton | null;
}

/** Says that there was nothing to publish, and what else waits in the blog; absent: nothing is known of that. */
export function describeNothing(rest: RestOfBlog | undefined): NothingDescription {
  if (rest === undefined) return { text: 'Nothing to publish', next: null };
  const clauses = clausesOf(rest);
  if (clauses.length > 0)
    return { text: [`Nothing to publish${scopeOf(rest)}`, ...clauses].join('; '), next: nextOf(rest) };
  return { text: rest.kept === 0 ? allOnline : postsOnline, next: null };
}

/** Says that a plan has no files and no commits, in one line without a full stop; `left`: what stays behind is listed beside it. */
export function describeEmptyPlan({ files }: LeftBehind): string {
  const reasons = new Set(files.map(({ why }) => why));
  reasons.delete('ignored');
  if (reasons.has('other-post')) return 'Nothing to publish in this post';
  return reasons.size === 0 ? allOnline : postsOnline;
}

const allOnline = 'Nothing to publish: all of it is online';
const postsOnline = 'Nothing to publish: all posts are online';

function scopeOf({ asked }: RestOfBlog): string {
  if (asked === null) return '';
  return asked === 1 ? ' in this post' : ' in these posts';
}

function clausesOf({ posts, others, waiting, isBehind }: RestOfBlog): readonly string[] {
  const clauses: string[] = [];
  if (waiting > 0)
    clauses.push(`${files(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a choice between versions`);
  if (posts > 0) clauses.push(`${files(posts + others, 'other ')} changed here`);
  else if (others > 0)
    clauses.push(`${files(others)} that ${others === 1 ? 'belongs' : 'belong'} to no post changed here`);
  // What waits for a choice says it already.
  if (isBehind && waiting === 0) clauses.push('there is something new online');
  return clauses;
}

function files(count: number, which = ''): string {
  return `${count} ${which}${count === 1 ? 'file' : 'files'}`;
}

/**
 * Files of no post are left to git programs, so what is online comes before them. The labels are not those of the buttons that
 * are always there, beside which these stand.
 */
function nextOf({ posts, waiting, isBehind }: RestOfBlog): ErrorButton {
  if (waiting > 0) return { label: 'Choose versions', command: 'publish.settle' };
  if (posts > 0 || !isBehind) return { label: 'Look at the other changes', command: 'publish.review' };
  return { label: 'Get what is online', command: 'publish.pull' };
}

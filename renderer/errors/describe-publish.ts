import { describeError } from '../../shared/errors/describe-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import { type WaitingPublish, waitsForNetwork } from '../../shared/model/online.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { PublishOutcome, PublishStep } from '../../shared/model/publish.ts';
import { describeNothing } from '../../shared/publish/describe-nothing.ts';
import type { PublishKind, PublishStatus } from '../state/publish-state.ts';

const steps: { readonly [S in PublishStep]: string } = {
  check: 'Checking',
  fetch: 'Getting what is online',
  'try-merge': 'Comparing with what is online',
  commit: 'Recording the changes',
  merge: 'Joining with what is online',
  push: 'Sending',
  verify: 'Making sure it arrived',
};

/** What a step of publishing does, for its progress bar. */
export function describeStep(step: PublishStep | null): string {
  return step === null ? 'Looking at the changes' : steps[step];
}

/**
 * How the last publish or pull went, in one line; '' when there was none. A post among `posts` is named by its title. What
 * is `waiting` for the network is told as long as it waits, also after a new start.
 */
export function describePublish(
  status: PublishStatus,
  posts: readonly PostEntry[] = [],
  waiting: WaitingPublish | null = null,
): string {
  if (waiting !== null && isOfWaiting(status)) return describeWaiting(waiting);
  switch (status.kind) {
    case 'idle':
      return '';
    case 'running':
      return '';
    case 'done':
      return describeDone(status.what, status.outcome, posts);
    case 'failed':
      return `${failures[status.what]}: ${describeError(status.error).title}`;
  }
}

const failures: { readonly [K in PublishKind]: string } = {
  publish: 'Not published',
  pull: 'Got no changes',
  'take-back': 'Not taken back',
};

function describeDone(what: PublishKind, outcome: PublishOutcome, posts: readonly PostEntry[]): string {
  if (what === 'pull') return describePull(outcome, posts);
  const isPublish = what === 'publish' && outcome.takesBack !== true;
  return isPublish ? describeOutcome(outcome, posts) : describeTakeBack(outcome, posts);
}

function describeTakeBack(outcome: PublishOutcome, posts: readonly PostEntry[]): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
      return `Taken back: ${namePublished(outcome.files, posts)}, your text is kept here`;
    case 'committed':
      return `Taken back here, not online yet${why}`;
    case 'nothing':
      return 'Nothing to take back: the site is without it already';
    case 'refused':
      return `Not taken back${why}`;
  }
}

/** What was said of a publish is out of date once it waits; what a pull brought is not. */
function isOfWaiting(status: PublishStatus): boolean {
  return status.kind === 'idle' || (status.kind === 'done' && status.what === 'publish');
}

const notOnline = 'Committed here, not online yet';

function describeWaiting({ stopped, isSending }: WaitingPublish): string {
  if (stopped !== null) return `${notOnline}: ${describeError(stopped).title}`;
  return `${notOnline} · ${isSending ? 'sending' : 'waiting for network'}`;
}

function describeOutcome(outcome: PublishOutcome, posts: readonly PostEntry[]): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
      return `Published ${namePublished(outcome.files, posts)}${sayRewritten(outcome)}${why === '' ? '' : `, not all${why}`}`;
    case 'committed':
      return waitsForNetwork(outcome) ? `${notOnline} · waiting for network` : `${notOnline}${why}`;
    case 'nothing':
      return describeNothing(outcome.rest).text;
    case 'refused':
      return `Not published${why}`;
  }
}

const sayRewritten = ({ rewritten = [] }: PublishOutcome) =>
  rewritten.length === 0 ? '' : ', with what a hook changed';

function describePull(outcome: PublishOutcome, posts: readonly PostEntry[]): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
    case 'committed':
      return nameArrived(outcome, posts);
    case 'nothing':
      return 'Up to date: nothing new is online';
    case 'refused':
      return `Got no changes${why}`;
  }
}

/** Posts are named by their titles, up to a few; what else came is counted, and what went, or went back. */
function nameArrived({ files, gone = [], back = [] }: PublishOutcome, posts: readonly PostEntry[]): string {
  const notNew = new Set([...gone, ...back]);
  const came = files.filter(path => !notNew.has(path));
  const isGone =
    gone.length === 0 ? [] : [`${countFiles(gone.length)} ${gone.length === 1 ? 'is' : 'are'} gone`];
  if (back.length > 0) {
    const arrived = came.length === 0 ? [] : [nameCame(came, posts)];
    return [...arrived, `${nameBack(back, posts)} went back to an earlier version`, ...isGone].join('; ');
  }
  if (came.length === 0) return ['Got changes', ...isGone].join(': ');
  return [nameCame(came, posts), ...isGone].join(', and ');
}

function nameBack(files: readonly BlogPath[], posts: readonly PostEntry[]): string {
  const paths = new Set(files);
  const named = posts.filter(({ path, title }) => paths.has(path) && title !== '');
  const others = files.length - named.length;
  if (named.length === 0 || named.length > mostNamed) return countFiles(files.length);
  const names = named.map(({ title }) => `“${title}”`);
  const rest = others === 0 ? [] : [`${others} other ${others === 1 ? 'file' : 'files'}`];
  return list.format([...names, ...rest]);
}

function nameCame(files: readonly BlogPath[], posts: readonly PostEntry[]): string {
  const paths = new Set(files);
  const arrived = posts.filter(({ path, title }) => paths.has(path) && title !== '');
  if (arrived.length === 0) return `Got changes in ${countFiles(files.length)}`;
  const shown = arrived.slice(0, mostNamed).map(({ title }) => `“${title}”`);
  const more = arrived.length - shown.length;
  const names = list.format(more > 0 ? [...shown, `${more} more`] : shown);
  const others = files.length - arrived.length;
  const count = arrived.length === 1 ? '1 post came' : `${arrived.length} posts came`;
  return `${count}: ${names}${others > 0 ? `, and ${others} other ${others === 1 ? 'file' : 'files'}` : ''}`;
}

const mostNamed = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** One post, with its images or without, by its title; else how many files there are. */
export function namePublished(files: readonly BlogPath[], posts: readonly PostEntry[]): string {
  if (files.length === 0) return 'earlier changes';
  const paths = new Set(files);
  const [post, ...others] = posts.filter(({ path }) => paths.has(path));
  return post?.title && others.length === 0 ? `“${post.title}”` : countFiles(files.length);
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** Whether publishing or getting is shown as well ended, stopped, waiting or none of these. */
export function toneOf(
  status: PublishStatus,
  waiting: WaitingPublish | null = null,
): 'good' | 'bad' | 'waiting' | 'none' {
  if (waiting !== null && isOfWaiting(status)) return waiting.stopped === null ? 'waiting' : 'bad';
  // Who cancels knows that nothing went wrong.
  if (status.kind === 'failed') return status.error.code === 'cancelled' ? 'none' : 'bad';
  if (status.kind !== 'done') return 'none';
  if (waitsForNetwork(status.outcome)) return 'waiting';
  if (status.outcome.error?.code === 'cancelled')
    return status.outcome.result === 'committed' ? 'waiting' : 'none';
  return status.outcome.error ? 'bad' : 'good';
}

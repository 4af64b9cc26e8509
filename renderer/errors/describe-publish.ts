import { describeError } from '../../shared/errors/describe-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { PublishOutcome, PublishStep } from '../../shared/model/publish.ts';
import type { PublishStatus } from '../state/publish-state.ts';

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

/** How the last publish or pull went, in one line; '' when there was none. A post among `posts` is named by its title. */
export function describePublish(status: PublishStatus, posts: readonly PostEntry[] = []): string {
  switch (status.kind) {
    case 'idle':
      return '';
    case 'running':
      return '';
    case 'done':
      return status.what === 'pull' ? describePull(status.outcome) : describeOutcome(status.outcome, posts);
    case 'failed':
      return `${status.what === 'pull' ? 'Got no changes' : 'Not published'}: ${describeError(status.error).title}`;
  }
}

function describeOutcome(outcome: PublishOutcome, posts: readonly PostEntry[]): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
      return `Published ${namePublished(outcome.files, posts)}`;
    case 'committed':
      return `Committed here, not online yet${why}`;
    case 'nothing':
      return 'Nothing to publish: all of it is online';
    case 'refused':
      return `Not published${why}`;
  }
}

function describePull(outcome: PublishOutcome): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
    case 'committed':
      return outcome.files.length === 0
        ? 'Got changes'
        : `Got changes in ${countFiles(outcome.files.length)}`;
    case 'nothing':
      return 'Up to date: nothing new is online';
    case 'refused':
      return `Got no changes${why}`;
  }
}

/** One post, with its images or without, by its title; else how many files there are. */
function namePublished(files: readonly BlogPath[], posts: readonly PostEntry[]): string {
  if (files.length === 0) return 'earlier changes';
  const paths = new Set(files);
  const [post, ...others] = posts.filter(({ path }) => paths.has(path));
  return post?.title && others.length === 0 ? `“${post.title}”` : countFiles(files.length);
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** Whether publishing or getting is shown as well ended, stopped or neither. */
export function toneOf(status: PublishStatus): 'good' | 'bad' | 'none' {
  if (status.kind === 'failed') return 'bad';
  if (status.kind !== 'done') return 'none';
  return status.outcome.error ? 'bad' : 'good';
}

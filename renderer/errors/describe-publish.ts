import { describeError } from '../../shared/errors/describe-error.ts';
import type { PublishOutcome, PublishStep } from '../../shared/model/publish.ts';
import type { PublishStatus } from '../state/publish-state.ts';

const steps: { readonly [S in PublishStep]: string } = {
  check: 'Checking',
  fetch: 'Getting what is online',
  'try-merge': 'Trying how it fits together',
  commit: 'Committing',
  merge: 'Joining with what is online',
  push: 'Sending',
  verify: 'Making sure it arrived',
};

/** What a step of publishing does, for its progress bar. */
export function describeStep(step: PublishStep | null): string {
  return step === null ? 'Looking at the changes' : steps[step];
}

/** How the last publish or pull went, in one line; '' when there was none. */
export function describePublish(status: PublishStatus): string {
  switch (status.kind) {
    case 'idle':
      return '';
    case 'running':
      return '';
    case 'done':
      return status.what === 'pull' ? describePull(status.outcome) : describeOutcome(status.outcome);
    case 'failed':
      return `${status.what === 'pull' ? 'Nothing fetched' : 'Not published'}: ${describeError(status.error).title}`;
  }
}

function describeOutcome(outcome: PublishOutcome): string {
  const why = outcome.error ? `: ${describeError(outcome.error).title}` : '';
  switch (outcome.result) {
    case 'published':
      return `Published ${countFiles(outcome.files.length)}`;
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
      return `Got changes in ${countFiles(outcome.files.length)}`;
    case 'nothing':
      return 'Up to date: nothing new is online';
    case 'refused':
      return `Nothing fetched${why}`;
  }
}

function countFiles(count: number): string {
  if (count === 0) return 'earlier commits';
  return count === 1 ? '1 file' : `${count} files`;
}

/** Whether publishing or getting is shown as well ended, stopped or neither. */
export function toneOf(status: PublishStatus): 'good' | 'bad' | 'none' {
  if (status.kind === 'failed') return 'bad';
  if (status.kind !== 'done') return 'none';
  return status.outcome.error ? 'bad' : 'good';
}

import type { WireError } from '../../../shared/app-error.ts';
import { isOffline, waitsForNetwork } from '../../../shared/model/online.ts';
import { type PublishOutcome, resumableCodes } from '../../../shared/model/publish.ts';
import { type BackOff, delayAfter } from './back-off.ts';
import type { WaitingRecord } from './waiting-store.ts';

const backOff: BackOff = { first: 15_000, longest: 5 * 60_000 };

/** Codes after which what waits is tried again shortly: something else was at work, or somebody stopped it. */
const busyCodes: ReadonlySet<string> = new Set([
  'publish.running',
  'git.locked',
  'git.push-rejected',
  'cancelled',
]);

/** Codes that mean that the blog's folder is not there, perhaps because its disk is not. */
const goneCodes: ReadonlySet<string> = new Set(['file.not-found', 'blog.not-found', 'blog.gone']);

/** What waits after a try to send it at `now` (ms since 1970); null: nothing any more. */
export function afterTry(record: WaitingRecord, outcome: PublishOutcome, now: number): WaitingRecord | null {
  const { error } = outcome;
  if (error === undefined || error.code === 'publish.waiting-gone') return null;
  const commit = outcome.result === 'committed' && outcome.commit ? outcome.commit : record.commit;
  const failures = isOffline(error) ? record.failures + 1 : record.failures;
  const isTriedAgain = isOffline(error) || busyCodes.has(error.code) || goneCodes.has(error.code);
  const delay = isOffline(error) ? delayAfter(failures, backOff) : backOff.first;
  // What only the user sends is not sent by itself because the user stopped it once more.
  const stopsAgain = error.code === 'cancelled' && record.stopped !== null;
  const stopped = stopsAgain ? record.stopped : isTriedAgain ? null : error;
  const problem = isOffline(error) ? error : record.problem;
  return { ...record, commit, failures, nextTry: now + delay, problem, stopped };
}

/** A commit that stands only because of what its reader has to decide first does not join those that wait. */
function stoppedBy(record: WaitingRecord, commit: string, error: WireError): WaitingRecord {
  return { ...record, commit: resumableCodes.includes(error.code) ? commit : record.commit, stopped: error };
}

/** A publish, and what waited when it ended. */
export interface PublishPlace {
  readonly root: string;
  readonly branch: string;
  /** What waits in that blog, of whatever branch. */
  readonly record: WaitingRecord | null;
  /** In ms since 1970. */
  readonly now: number;
}

/** What waits after a publish by hand: the very record of `place` where nothing changed; null: nothing any more. */
export function afterPublish(place: PublishPlace, outcome: PublishOutcome): WaitingRecord | null {
  const next = nextAfter(place, outcome);
  if (next === null || next === place.record) return next;
  return { ...next, takesBack: onlyTakesBack(place.record, outcome) };
}

function nextAfter(place: PublishPlace, outcome: PublishOutcome): WaitingRecord | null {
  const record = place.record?.branch === place.branch ? place.record : null;
  const { result, commit, error } = outcome;
  if (outcome.isAlone && record !== null) return leftWaiting(record, outcome);
  if (result === 'published' || result === 'nothing') return record === null ? place.record : null;
  if (result === 'refused' || commit === null || error === undefined) return place.record;
  if (error.code === 'cancelled')
    return interrupted({ ...place, record, commit, files: outcome.files }, error);
  if (!waitsForNetwork(outcome)) return record === null ? place.record : stoppedBy(record, commit, error);
  return withoutNetwork(place, record, { commit, files: outcome.files, problem: error });
}

/** One publish among what waits, and what goes online is no take-back any more. */
function onlyTakesBack(record: WaitingRecord | null, outcome: PublishOutcome): boolean {
  return outcome.takesBack === true && (record === null || record.takesBack === true);
}

/** A publish by hand went online alone: what waits is in the way of what is there. */
function leftWaiting(record: WaitingRecord, { left = [] }: PublishOutcome): WaitingRecord {
  return { ...record, stopped: { code: 'publish.conflict', data: { paths: [...left] } } };
}

/** A publish that was cut off, or cancelled, after it had committed: nobody sends it but the user. */
export function interrupted(
  {
    commit,
    files,
    since,
    ...place
  }: PublishPlace & Pick<WaitingRecord, 'commit' | 'files'> & { readonly since?: number },
  stopped: WireError,
): WaitingRecord {
  const waiting = withoutNetwork(place, place.record, { commit, files, problem: stopped });
  return {
    ...waiting,
    since: place.record?.since ?? since ?? place.now,
    failures: 0,
    problem: place.record?.problem ?? null,
    stopped,
  };
}

function withoutNetwork(
  { root, branch, now }: PublishPlace,
  record: WaitingRecord | null,
  { commit, files, problem }: Pick<WaitingRecord, 'commit' | 'files'> & { readonly problem: WireError },
): WaitingRecord {
  const isAnother = record?.commit !== commit;
  return {
    root,
    branch,
    commit,
    publishes: (record?.publishes ?? 0) + (isAnother ? 1 : 0),
    files: [...new Set([...(record?.files ?? []), ...files])],
    since: record?.since ?? now,
    failures: 1,
    nextTry: now + backOff.first,
    problem,
    stopped: null,
  };
}

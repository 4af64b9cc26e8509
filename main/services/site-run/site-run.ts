import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { Site } from '../../../shared/model/blog.ts';
import type { PublishOutcome, PublishProgress, PublishTarget } from '../../../shared/model/publish.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { makeScratch, type Scratch } from '../git/trial-tree.ts';
import { requireGit } from '../git/version.ts';
import { openPickedPairs, type PickedPairs } from '../merge/picked-pairs.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { checkState, type PublishState } from './check-state.ts';
import { forgeUrl } from './forge-url.ts';
import { requireUnlocked } from './locks.ts';
import { ProgressMeter } from './progress-meter.ts';
import { recoverRun } from './recover-run.ts';
import { runAlone } from './run-alone.ts';
import { OpenRun } from './run-record.ts';

/** What publishing and pulling are given alike. */
export interface SiteRequest {
  /** The blog's folder. */
  readonly root: string;
  /** A folder of ours where what runs is remembered. */
  readonly runFolder: string;
  /** Where the user wants it to go, when that was chosen; else git's configuration says it. */
  readonly target?: PublishTarget | null;
  /** What is known of the blog: where the metadata of its posts are, and how they are written; a plain folder's when absent. */
  readonly site?: Site;
  readonly onProgress?: (progress: PublishProgress) => void;
  /** Told the branch that is checked out. */
  readonly onBranch?: (branch: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: SiteLimits;
  /** Whom to ask when the host wants to know who we are. */
  readonly signIn?: SignIn | undefined;
}

/** Time limits in ms, when they are not the usual ones. */
export interface SiteLimits {
  /** For hooks and signing; 60 s. */
  readonly commit?: number;
  /** For silence on the network; 60 s. */
  readonly silence?: number;
}

/** Everything the steps of a run share. */
export interface SiteRun extends PublishState {
  readonly repository: Repository;
  readonly record: OpenRun;
  readonly scratch: Scratch;
  readonly meter: ProgressMeter;
  readonly limits: SiteLimits;
  readonly site: Site;
  /** Puts right what a git left undone that ended with `error`, though its work was done, so that the run can go on. */
  readonly recover: (error: unknown) => Promise<void>;
  /** What was brought online without the rest of the branch. */
  readonly pairs: PickedPairs;
  /** Filled as soon as a commit stands that is not online yet. */
  made: MadeCommit | null;
}

/** A commit that stands here, and the files it changes, as paths of the blog. */
export interface MadeCommit {
  readonly commit: string;
  readonly files: readonly string[];
  /** Those of them that are no longer there, where it brought in what is online. */
  readonly gone?: readonly string[];
  /** Those of them that are an earlier version again, where it took over a history. */
  readonly back?: readonly string[];
  /** Those of them that a hook has rewritten. */
  readonly rewritten?: readonly string[];
  /** Its only parent, where it was made just now. */
  readonly parent?: string | null;
}

/** A folder of posts about which nothing is known. */
export const plainSite: Site = {
  generator: 'plain',
  root: '',
  title: '',
  defaultLang: 'en',
  languages: [],
  timeZone: 'UTC',
  postPatterns: [],
  pagePatterns: [],
  imageFolder: '',
  options: {},
};

/** Runs `work` alone on the repository, after putting right what a killed run left, and words its end as an outcome. */
export async function runOnSite(
  request: SiteRequest,
  work: (run: SiteRun) => Promise<PublishOutcome>,
): Promise<PublishOutcome> {
  const meter = new ProgressMeter(request.onProgress ?? (() => undefined));
  meter.report('check');
  try {
    await requireGit(request.root);
    const found = await openRepository(request.root, request.signal);
    return await runAlone(request.runFolder, found, () => runOn(request, found, meter, work));
  } catch (error) {
    return endedBy(error, null, null);
  }
}

async function runOn(
  request: SiteRequest,
  found: Repository,
  meter: ProgressMeter,
  work: (run: SiteRun) => Promise<PublishOutcome>,
): Promise<PublishOutcome> {
  if (request.signal?.aborted) throw new AppError('cancelled');
  await recoverRun(request.runFolder, found);
  const state = await checkState(found, request.target);
  request.onBranch?.(state.head.branch);
  await requireUnlocked(found, state.head.branch, Date.now());
  const record = new OpenRun(request.runFolder, found, Date.now());
  const { signIn } = request;
  const { settings } = state;
  const onChild = (pid: number) => record.noteChild(pid);
  const repository = { ...found, signIn, settings, onChild, onKilled: () => record.noteKilled() };
  let run: SiteRun | null = null;
  let isTidy = true;
  const recover = async (error: unknown) => {
    const wasStopped = isAppError(error, 'cancelled') || isAppError(error, 'git.timeout');
    isTidy = await tidyUp(request, found, wasStopped || record.wasKilled);
  };
  try {
    await record.begin();
    record.note({ head: state.head.commit, branch: state.head.branch });
    const scratch = await makeScratch(repository, record.scratchFolder, false);
    const { limits = {}, site = plainSite } = request;
    const pairs = openPickedPairs(request.runFolder, repository);
    run = { ...state, repository, record, scratch, meter, limits, site, pairs, recover, made: null };
    const outcome = await work(run);
    // A git may be killed after its work: the run goes on, but its locks are not away.
    if (record.wasKilled || !isTidy) await recover(null);
    return outcome;
  } catch (error) {
    await recover(error);
    return endedBy(error, run?.made ?? null, state.upstream.url);
  } finally {
    // What could not be put right now is left to the next run, with the record that tells it how.
    if (isTidy) await record.end();
  }
}

/** Whether what a run left behind, its git stopped or not, could be put right at once. */
async function tidyUp(request: SiteRequest, found: Repository, wasStopped: boolean): Promise<boolean> {
  try {
    return await recoverRun(request.runFolder, { ...found, signal: undefined }, wasStopped);
  } catch (problem) {
    if (isAppError(problem)) return false;
    throw problem;
  }
}

/** The outcome of a run that reached its end. */
export function outcomeOf(
  run: SiteRun,
  result: 'published' | 'nothing',
  made: MadeCommit | null,
): PublishOutcome {
  const url = forgeUrl(run.upstream.url, made?.commit ?? null);
  const rewritten = made?.rewritten ? { rewritten: made.rewritten } : {};
  const gone = made?.gone && made.gone.length > 0 ? { gone: made.gone } : {};
  const back = made?.back && made.back.length > 0 ? { back: made.back } : {};
  return {
    result,
    commit: made?.commit ?? null,
    url,
    files: made?.files ?? [],
    ...gone,
    ...back,
    ...rewritten,
  };
}

function endedBy(error: unknown, made: MadeCommit | null, url: string | null): PublishOutcome {
  if (!isAppError(error)) throw error;
  const wire = { code: error.code, data: error.data };
  if (made === null) return { result: 'refused', commit: null, url: null, files: [], error: wire };
  const repositoryUrl = url === null ? null : forgeUrl(url, null);
  return { result: 'committed', commit: made.commit, url: repositoryUrl, files: made.files, error: wire };
}

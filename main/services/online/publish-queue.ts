import { AppError, isAppError, toWireError } from '../../../shared/app-error.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { WaitingPublish } from '../../../shared/model/online.ts';
import type { PublishOutcome, PublishTarget } from '../../../shared/model/publish.ts';
import { inTurn } from '../files/file-queue.ts';
import type { SiteLimits, SiteRequest } from '../site-run/site-run.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Clock } from './clock.ts';
import { findCutOff, isSettled } from './cut-off-publish.ts';
import { afterPublish, afterTry, interrupted } from './next-waiting.ts';
import { sendWaiting } from './send-waiting.ts';
import type { WaitingRecord, WaitingStore } from './waiting-store.ts';

/** What a queue is made of. */
export interface QueueParts {
  readonly store: WaitingStore;
  /** A folder of ours where what runs is remembered. */
  readonly runFolder: string;
  readonly clock: Clock;
  readonly background: BackgroundWork;
  /** Whether the user trusts the blog with this root: no git runs in any other. */
  readonly isTrusted: (root: string) => Promise<boolean>;
  /** Where the user wants that blog to go; null: where git's configuration says. */
  readonly targetOf: (root: string) => PublishTarget | null;
  /** What is known of that blog, open or not: how its posts are joined with what is online. @throws blog.not-found, blog.unreadable */
  readonly siteOf: (root: string) => Promise<Site>;
  /** Whether what waits is sent without being asked for; a command that ends at once need not. */
  readonly isAutomatic: boolean;
  /** Hears of every change of what waits; `ended` is how the waiting ended by itself. */
  readonly onChange: (root: string, ended: PublishOutcome | null) => void;
  readonly warn: (message: string) => void;
  readonly limits?: SiteLimits;
}

/** What is told of a run, and what ends it. */
export type RunOptions = Pick<SiteRequest, 'onProgress' | 'signal' | 'signIn'>;

/** What was published without a network: kept until it is online, tried again and again. */
export interface PublishQueue {
  /** Takes up what waits since an earlier start. */
  start(): Promise<void>;
  state(root: string): Promise<WaitingPublish | null>;
  /**
   * Takes up what another program of ours has left in a blog: what a command of the terminal left waiting, and a publish
   * that was cut off before it was online. What had stopped and is online by now waits no more.
   */
  takeUp(root: string): Promise<void>;
  /** Says how a publish of `branch` ended: one without a network begins to wait, one that is online waits no more. */
  noteOutcome(root: string, branch: string, outcome: PublishOutcome): Promise<void>;
  /**
   * Says that the user has settled files of `branch` that were changed here and online: they are edits again, and wait no
   * more. The others wait for the network again.
   */
  noteSettled(root: string, branch: string, files: readonly BlogPath[]): Promise<void>;
  /** Sends what waits now, also what had stopped. `nothing` when nothing waits. @throws publish.running when another process does. */
  send(root: string, options: RunOptions): Promise<PublishOutcome>;
  /** The network may be back: what waits is tried soon, unless it had stopped. */
  wake(root: string): Promise<void>;
  /** What waits is no longer sent by itself; it stays committed, and the next publish takes it online. */
  forget(root: string): Promise<void>;
  /** Ends the timers. */
  close(): void;
}

/** When something else works in the repository, or the program has just started, in ms. */
const shortly = 5_000;

/** Creates the queue of an app. */
export function createPublishQueue(parts: QueueParts): PublishQueue {
  return new Queue(parts);
}

class Queue implements PublishQueue {
  private readonly parts: QueueParts;
  private readonly timers = new Map<string, () => void>();
  private readonly sending = new Set<string>();
  private isClosed = false;

  constructor(parts: QueueParts) {
    this.parts = parts;
  }

  async start(): Promise<void> {
    const { store, isAutomatic, isTrusted } = this.parts;
    if (!isAutomatic) return;
    for (const { root, stopped } of await store.list())
      if (stopped === null && (await isTrusted(root))) this.schedule(root, shortly);
  }

  async takeUp(root: string): Promise<void> {
    const { store, isTrusted, warn } = this.parts;
    const record = await store.read(root);
    const isTaken = this.timers.has(root) || this.sending.has(root);
    if (isTaken || !(await isTrusted(root))) return;
    if (record?.stopped === null) return this.schedule(root, shortly);
    const taken = record === null ? this.takeUpCutOff(root) : this.dropSettled(record);
    // Whatever is wrong with the repository is told by what the user asks of it.
    await taken.catch(error => warn(`looking what was cut off in ${root}: ${String(error)}`));
  }

  private async takeUpCutOff(root: string): Promise<void> {
    const { store, runFolder, targetOf, clock } = this.parts;
    const cutOff = await findCutOff(root, runFolder, targetOf(root));
    if (cutOff === null || cutOff.id === (await store.readTaken(root))) return;
    await alone(root, async () => {
      if ((await store.read(root)) !== null) return;
      await store.writeTaken(root, cutOff.id);
      const place = { root, branch: cutOff.branch, record: null, now: clock.now() };
      const waiting = interrupted({ ...cutOff, ...place }, { code: 'publish.cut-off', data: {} });
      await this.keep({ ...waiting, takesBack: cutOff.takesBack });
    });
  }

  private async dropSettled({ root, branch, commit }: WaitingRecord): Promise<void> {
    if (!(await isSettled(root, branch, commit, this.parts.targetOf(root)))) return;
    await alone(root, async () => {
      if ((await this.parts.store.read(root))?.commit === commit) await this.drop(root, null);
    });
  }

  async state(root: string): Promise<WaitingPublish | null> {
    const record = await this.parts.store.read(root);
    if (record === null) return null;
    const isSending = this.sending.has(root);
    const { branch, publishes, files, since, problem } = record;
    const stopped = isSending ? null : record.stopped;
    const nextTry = isSending || stopped !== null ? null : record.nextTry;
    const takesBack = record.takesBack === true;
    return { branch, publishes, files, since, nextTry, isSending, problem, stopped, takesBack };
  }

  noteOutcome(root: string, branch: string, outcome: PublishOutcome): Promise<void> {
    return alone(root, async () => {
      const record = await this.parts.store.read(root);
      const place = { root, branch, record, now: this.parts.clock.now() };
      const next = afterPublish(place, outcome);
      if (next === null && record !== null) await this.drop(root, null);
      else if (next !== null && next !== record) await this.keep(next);
    });
  }

  noteSettled(root: string, branch: string, settled: readonly BlogPath[]): Promise<void> {
    return alone(root, async () => {
      const { store, clock } = this.parts;
      const record = await store.read(root);
      if (record?.branch !== branch) return;
      const files = record.files.filter(path => !settled.includes(path));
      const stopped = record.stopped?.code === 'publish.conflict' ? null : record.stopped;
      // What is left then is in the history of what is published next.
      if (files.length === 0) await this.drop(root, null);
      else await this.keep({ ...record, files, stopped, nextTry: clock.now() });
    });
  }

  send(root: string, options: RunOptions): Promise<PublishOutcome> {
    const { background, store } = this.parts;
    return background.inFront(root, () =>
      alone(root, async () => {
        const record = await store.read(root);
        if (record === null) return nothing;
        this.cancelTimer(root);
        const outcome = await this.sendClaimed(record, false, options);
        if (outcome === null) {
          this.schedule(root, shortly);
          throw new AppError('publish.running');
        }
        await this.settle(record, outcome, null);
        return outcome;
      }),
    );
  }

  wake(root: string): Promise<void> {
    return alone(root, async () => {
      const { store, clock } = this.parts;
      const record = await store.read(root);
      if (record?.stopped === null) await this.keep({ ...record, failures: 0, nextTry: clock.now() });
    });
  }

  forget(root: string): Promise<void> {
    return this.parts.background.inFront(root, () => alone(root, () => this.drop(root, null)));
  }

  close(): void {
    this.isClosed = true;
    for (const root of [...this.timers.keys()]) this.cancelTimer(root);
  }

  private cancelTimer(root: string): void {
    this.timers.get(root)?.();
    this.timers.delete(root);
  }

  private schedule(root: string, delay: number): void {
    const { clock, isAutomatic, warn } = this.parts;
    this.cancelTimer(root);
    if (!isAutomatic || this.isClosed) return;
    const due = () => {
      this.timers.delete(root);
      this.tryInBackground(root).catch(error => warn(`sending what waits in ${root}: ${String(error)}`));
    };
    this.timers.set(root, clock.after(Math.max(0, delay), due));
  }

  private async tryInBackground(root: string): Promise<void> {
    const { background, store, isTrusted } = this.parts;
    const tried = background.whenIdle(root, signal =>
      alone(root, async () => {
        const record = await store.read(root);
        // Another program of ours has sent it.
        if (record === null) return this.drop(root, null);
        if (record.stopped !== null || !(await isTrusted(root))) return;
        const outcome = await this.sendClaimed(record, true, { signal });
        if (outcome === null) this.schedule(root, shortly);
        else await this.settle(record, outcome, outcome);
      }),
    );
    if (tried === undefined) this.schedule(root, shortly);
    else await tried;
  }

  /** Sends `record`; null when another program of ours does so now. */
  private async sendClaimed(
    record: WaitingRecord,
    isQuiet: boolean,
    options: RunOptions,
  ): Promise<PublishOutcome | null> {
    const { store, runFolder, onChange, targetOf, siteOf, limits = {} } = this.parts;
    const { root, branch, commit, files } = record;
    const claim = await store.claim(root);
    if (claim === null) return null;
    this.sending.add(root);
    onChange(root, null);
    try {
      const target = targetOf(root);
      const site = await siteOf(root);
      const waiting = { root, branch, commit, files, isQuiet, runFolder, target, limits, site };
      const outcome = await sendWaiting({ ...waiting, ...options });
      return record.takesBack === true ? { ...outcome, takesBack: true } : outcome;
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { ...nothing, result: 'refused', error: toWireError(error) };
    } finally {
      this.sending.delete(root);
      await claim.release();
    }
  }

  /** `told`: what is told of the end, when that is where the waiting ends. */
  private async settle(
    record: WaitingRecord,
    outcome: PublishOutcome,
    told: PublishOutcome | null,
  ): Promise<void> {
    const next = afterTry(record, outcome, this.parts.clock.now());
    if (next === null) await this.drop(record.root, told);
    else await this.keep(next);
  }

  private async keep(record: WaitingRecord): Promise<void> {
    const { store, clock, onChange } = this.parts;
    await store.write(record);
    if (record.stopped === null) this.schedule(record.root, record.nextTry - clock.now());
    else this.cancelTimer(record.root);
    onChange(record.root, null);
  }

  private async drop(root: string, ended: PublishOutcome | null): Promise<void> {
    const { store, onChange } = this.parts;
    this.cancelTimer(root);
    await store.remove(root);
    onChange(root, ended);
  }
}

/** Changes of one blog's record by this process never overtake each other. */
function alone<T>(root: string, work: () => Promise<T>): Promise<T> {
  return inTurn(`waiting publish of ${root}`, work);
}

const nothing: PublishOutcome = { result: 'nothing', commit: null, url: null, files: [] };

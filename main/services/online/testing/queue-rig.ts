import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Site } from '../../../../shared/model/blog.ts';
import type { PublishOutcome } from '../../../../shared/model/publish.ts';
import { GitServer } from '../../publish/testing/git-server.ts';
import { SiteFixture } from '../../publish/testing/site-fixture.ts';
import { plainSite } from '../../site-run/site-run.ts';
import { type BackgroundWork, createBackgroundWork } from '../background-work.ts';
import { createPublishQueue, type PublishQueue } from '../publish-queue.ts';
import { createWaitingStore, type WaitingStore } from '../waiting-store.ts';
import { ManualClock } from './manual-clock.ts';

/** A blog whose server can be switched off, and the queue of a program that can be started again. */
export class QueueRig {
  readonly site = new SiteFixture();
  readonly server = new GitServer(this.site.folder);
  readonly store: WaitingStore = createWaitingStore(join(this.site.folder, 'waiting'));
  /** How waitings ended by themselves. */
  readonly ended: PublishOutcome[] = [];
  /** What went wrong where nobody is told. */
  readonly warnings: string[] = [];
  isTrusted = true;
  /** What is known of the blog. */
  knownSite: Site = plainSite;
  clock = new ManualClock();
  background: BackgroundWork = createBackgroundWork();
  queue: PublishQueue = this.makeQueue();
  private isUp = false;

  /** Starts the server; git finds it under its new address. */
  async goOnline(): Promise<void> {
    if (this.isUp) return;
    const address = await this.server.start();
    this.site.git('remote', 'set-url', 'origin', `${address}/remote.git`);
    this.isUp = true;
  }

  /** Stops the server: nobody answers at its address. */
  async goOffline(): Promise<void> {
    if (this.isUp) await this.server.stop();
    this.isUp = false;
  }

  /** Ends the program and starts it again. */
  async restart(): Promise<void> {
    this.queue.close();
    await this.background.close();
    this.clock = new ManualClock();
    this.background = createBackgroundWork();
    this.queue = this.makeQueue();
    await this.queue.start();
  }

  /** Publishes a file as the window does. */
  async publish(path: string, text: string): Promise<PublishOutcome> {
    this.site.write(path, text);
    return this.background.inFront(this.site.blog, async () => {
      const outcome = await this.site.publish([path], { message: `Publish ${path}` });
      const branch = this.site.git('branch', '--show-current').trim();
      await this.queue.noteOutcome(this.site.blog, branch, outcome);
      return outcome;
    });
  }

  state() {
    return this.queue.state(this.site.blog);
  }

  /** Lets the next thing happen that is due, and waits for its end; gives how long it had waited, in ms. */
  async next(): Promise<number | null> {
    const waited = this.clock.next();
    await vi.waitFor(
      async () => {
        const state = await this.state();
        const isAtRest = state === null || (!state.isSending && (state.stopped || this.clock.waiting > 0));
        expect(isAtRest).toBeTruthy();
        expect(this.background.whenIdle(this.site.blog, async () => {})).toBeDefined();
      },
      { timeout: 25_000, interval: 5 },
    );
    return waited;
  }

  /** Subjects of the commits online, the oldest first. */
  online(): readonly string[] {
    const { site } = this;
    return site.gitIn(site.remote, 'log', '--reverse', '--format=%s', 'main').trim().split('\n');
  }

  async close(): Promise<void> {
    this.queue.close();
    await this.background.close();
    await this.goOffline();
    this.site.remove();
  }

  private makeQueue(): PublishQueue {
    return createPublishQueue({
      store: this.store,
      runFolder: this.site.runFolder,
      clock: this.clock,
      background: this.background,
      isTrusted: async () => this.isTrusted,
      targetOf: () => null,
      siteOf: async () => this.knownSite,
      isAutomatic: true,
      onChange: (_root, ended) => void (ended && this.ended.push(ended)),
      warn: message => this.warnings.push(message),
    });
  }
}

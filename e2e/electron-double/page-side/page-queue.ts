import type { Page } from '@playwright/test';

interface Delivery {
  readonly doc: string;
  readonly callback: number;
  readonly args: readonly unknown[];
}

/** Calls functions of the page in the order asked for, one batch under way at a time. */
export class PageQueue {
  private readonly page: Page;
  private readonly deliverName: string;
  private waiting: Delivery[] = [];
  private isBusy = false;

  constructor(page: Page, deliverName: string) {
    this.page = page;
    this.deliverName = deliverName;
  }

  add(delivery: Delivery): void {
    this.waiting.push(delivery);
    if (!this.isBusy) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const doc = batch[0]?.doc;
      const calls = batch.filter(delivery => delivery.doc === doc);
      this.waiting = [...batch.filter(delivery => delivery.doc !== doc), ...this.waiting];
      // A document that goes away takes its messages with it.
      await this.page.evaluate(deliver, { name: this.deliverName, doc, calls }).catch(() => {});
    }
    this.isBusy = false;
  }
}

function deliver(batch: { name: string; doc: string | undefined; calls: readonly unknown[] }): void {
  const take = (window as unknown as Record<string, unknown>)[batch.name];
  if (typeof take === 'function') take(batch.doc, batch.calls);
}

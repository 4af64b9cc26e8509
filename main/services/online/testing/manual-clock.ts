import type { Clock } from '../clock.ts';

/** A clock that stands still until a test turns it. */
export class ManualClock implements Clock {
  private time = Date.UTC(2026, 0, 1);
  private readonly due: { readonly at: number; readonly action: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, action: () => void): () => void {
    const entry = { at: this.time + ms, action };
    this.due.push(entry);
    return () => {
      const at = this.due.indexOf(entry);
      if (at >= 0) this.due.splice(at, 1);
    };
  }

  /** How many actions wait for their time. */
  get waiting(): number {
    return this.due.length;
  }

  /** Turns to the next action and runs it; gives how long it waited, in ms, or null when none waits. */
  next(): number | null {
    const [first] = this.due.sort((one, other) => one.at - other.at);
    if (!first) return null;
    this.due.shift();
    const waited = first.at - this.time;
    this.time = first.at;
    first.action();
    return waited;
  }
}

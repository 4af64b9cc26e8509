import type { PublishProgress, PublishStep } from '../../../shared/model/publish.ts';

/** Where each step begins and ends on the whole way. */
const spans: Readonly<Record<PublishStep, readonly [number, number]>> = {
  check: [0, 0.1],
  fetch: [0.1, 0.35],
  'try-merge': [0.35, 0.4],
  commit: [0.4, 0.5],
  merge: [0.5, 0.6],
  push: [0.6, 0.95],
  verify: [0.95, 1],
};

/** Reports the steps of a run as one fraction that never goes back, also when a step is repeated. */
export class ProgressMeter {
  private readonly onProgress: (progress: PublishProgress) => void;
  private fraction = 0;

  constructor(onProgress: (progress: PublishProgress) => void) {
    this.onProgress = onProgress;
  }

  /** Reports that `step` has got as far as `part` of itself, 0 to 1. */
  report(step: PublishStep, part = 0): void {
    const [start, end] = spans[step];
    this.fraction = Math.max(this.fraction, start + (end - start) * part);
    this.onProgress({ step, fraction: this.fraction });
  }

  /** What reports parts of `step`, for a transfer. */
  within(step: PublishStep): (part: number) => void {
    return part => this.report(step, part);
  }
}

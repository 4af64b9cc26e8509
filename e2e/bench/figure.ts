import { inMs, median, percentile, type Times } from './statistics.ts';

/** Times of Leysin beside those of the plainest thing that could do the same. */
export interface Figure {
  readonly name: string;
  readonly ours: Times;
  /** Undefined where nothing bare does the same. */
  readonly bare: Times | undefined;
}

/** Rows of a Markdown table, one for each figure, with the ratio of the medians. */
export function tableOf(figures: readonly Figure[]): string {
  const cell = (times: Times | undefined) =>
    times ? `${inMs(median(times))} / ${inMs(percentile(times, 0.95))}` : '–';
  const rows = figures.map(({ name, ours, bare }) => {
    const ratio = bare ? (median(ours) / median(bare)).toFixed(2) : '–';
    return `| ${name} | ${cell(ours)} | ${cell(bare)} | ${ratio} | ${ours.length} |`;
  });
  return [
    '| what | Leysin, ms p50 / p95 | bare, ms p50 / p95 | ratio of p50 | times |',
    '|---|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

import type { KeyTimes } from './key-probe.ts';
import type { OpeningRun } from './measure-opening.ts';
import type { DocumentName, TypingRun } from './measure-typing.ts';
import { type RigName, rigNames } from './rigs.ts';
import { inMs, median, percentile, type Times } from './statistics.ts';

/** Of each key; one that has not come about counts as later than all others. */
const ofKeys = (run: TypingRun, pick: (key: KeyTimes) => number | null): Times =>
  run.typed.keys.map(key => pick(key) ?? Number.POSITIVE_INFINITY);
const painted = (run: TypingRun): Times => ofKeys(run, key => key.painted);
const previewed = (run: TypingRun): Times => ofKeys(run, key => key.previewed);
const previewPainted = (run: TypingRun): Times => ofKeys(run, key => key.previewPainted);
/** How long after the character's own paint the preview shows it. */
const behind = (run: TypingRun): Times =>
  ofKeys(run, key =>
    key.previewPainted === null || key.painted === null
      ? null
      : Math.max(0, key.previewPainted - key.painted),
  );

const hasPreview = ({ rig }: TypingRun): boolean => rig !== 'CodeMirror alone';

const p95 = (times: Times): number => percentile(times, 0.95);
const timeCell = (time: number): string => (Number.isFinite(time) ? inMs(time) : 'not seen');
const cell = (times: Times): string =>
  times.length > 0 ? `${timeCell(median(times))} / ${timeCell(p95(times))}` : '–';

/** A Markdown table of typing, one row for each post and rig; ms p50 / p95. */
export function typingTable(runs: readonly TypingRun[]): string {
  const rows = runs.map(run => {
    const { keys, longTasks } = run.typed;
    const ofPreview = (times: Times): string => (hasPreview(run) ? cell(times) : '–');
    const seen = hasPreview(run) ? keys.filter(key => key.previewPainted !== null).length : '–';
    const long = longTasks.length > 0 ? `${longTasks.length}, ${inMs(Math.max(...longTasks))}` : '0';
    return `| ${run.document} | ${run.rig} | ${cell(painted(run))} | ${ofPreview(previewed(run))} | ${ofPreview(previewPainted(run))} | ${ofPreview(behind(run))} | ${long} | ${seen} of ${keys.length} |`;
  });
  return [
    '| post | page | own paint | preview’s document | preview painted | preview after own paint | tasks > 50 ms: count, longest | seen of typed |',
    '|---|---|---:|---:|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

/** Without what a page without preview has not. */
const present = (times: readonly (number | undefined)[]): Times => times.filter(time => time !== undefined);

/** A Markdown table of opening a 1 MB post; ms p50 / p95, and MB. */
export function openingTable(runs: readonly OpeningRun[]): string {
  const heapOf = (run: OpeningRun): number => median(run.heaps.map(heap => heap.page + heap.workers));
  const alone = runs.find(run => run.rig === 'CodeMirror alone');
  const rows = runs.map(run => {
    const times = (pick: (each: OpeningRun['times'][number]) => number | undefined) =>
      cell(present(run.times.map(pick)));
    const page = inMb(median(run.heaps.map(heap => heap.page)));
    const workers = inMb(median(run.heaps.map(heap => heap.workers)));
    const ratio = alone ? (heapOf(run) / heapOf(alone)).toFixed(1) : '–';
    return `| ${run.rig} | ${times(each => each.editor)} | ${times(each => each.first)} | ${times(each => each.complete)} | ${times(each => each.longestTask)} | ${page} | ${workers} | ${ratio} |`;
  });
  return [
    '| page | editor painted | first of the preview painted | whole preview | longest task | heap of the page, MB | heap of workers, MB | both, ratio to CodeMirror alone |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

const inMb = (bytes: number): string => (bytes / 1e6).toFixed(1);

const frameMs = 1000 / 60;

/** The aims of the issue beside what was measured, as a Markdown list; `runs` hold every post and rig. */
export function describeAims(runs: readonly TypingRun[], openings: readonly OpeningRun[]): string {
  const find = (document: DocumentName, rig: RigName) =>
    runs.find(run => run.document === document && run.rig === rig);
  const lines: string[] = [];
  const say = (what: string, value: number, limit: number) =>
    lines.push(
      Number.isFinite(value)
        ? `- ${what}: ${inMs(value)} ms, aim at most ${inMs(limit)}: ${value <= limit ? '**met**' : `**missed** by ${inMs(value - limit)}`}`
        : `- ${what}: not seen, aim at most ${inMs(limit)}: **missed**`,
    );
  for (const { document } of runs.filter(run => run.rig === rigNames[0])) {
    const ours = find(document, 'Leysin');
    const bare = find(document, 'CodeMirror alone');
    if (!ours || !bare) continue;
    say(`${document}, own paint p95 over CodeMirror alone`, p95(painted(ours)) - p95(painted(bare)), frameMs);
    if (document !== '100 KB paragraph')
      say(`${document}, preview after own paint, p95`, p95(behind(ours)), 3 * frameMs);
    say(`${document}, longest task while typing`, Math.max(0, ...ours.typed.longTasks), 50);
  }
  const [small, large] = [find('10 KB', 'Leysin'), find('1 MB', 'Leysin')];
  if (small && large)
    say('1 MB, key to preview painted, p95', p95(previewPainted(large)), 2 * p95(previewPainted(small)));
  const opening = openings.find(run => run.rig === 'Leysin');
  if (opening)
    say(
      '1 MB, first of the preview after opening, p50',
      median(present(opening.times.map(each => each.first))),
      300,
    );
  return lines.join('\n');
}

import { inMs } from './statistics.ts';

/** What is read of the result that the peers' harness writes. */
export interface PeersResult {
  readonly entries: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    /** Null for the harness's own rigs, which are no peers. */
    readonly package: string | null;
    readonly sanitizes?: string;
    /** In words, beginning with its milliseconds, or with `none`. */
    readonly debounce?: string;
  }[];
  readonly cells: readonly {
    readonly entry: string;
    readonly doc: string;
    readonly typing?: Typed;
    /** Single keys, each after the page has come to rest. */
    readonly isolated?: Typed;
  }[];
}

interface Typed {
  /** From a key to the preview's document, in ms. */
  readonly previewDom?: { readonly p95: number } | null;
}

interface Aim {
  readonly doc: string;
  /** Ours may take so many times what the fastest peer takes. */
  readonly share: number;
  readonly words: string;
  readonly onlySanitizing?: boolean;
}

const aims: readonly Aim[] = [
  { doc: '10k', share: 1, words: 'no slower than the fastest peer' },
  { doc: '100k', share: 1 / 2, words: 'at most half of the fastest peer' },
  { doc: '1m', share: 1 / 5, words: 'at most a fifth of the fastest peer' },
  { doc: 'list100k', share: 1 / 2, words: 'at most half of the fastest peer' },
  {
    doc: 'para100k',
    share: 1,
    words: 'no slower than the fastest peer that sanitises',
    onlySanitizing: true,
  },
];

const ourId = 'leysin';

/** The aims beside the run, as a Markdown list: key to the preview's document while typing, p95. */
export function comparePeers(result: PeersResult): string {
  const leysin = result.entries.find(({ id }) => id === ourId);
  const lines = aims.flatMap(aim => {
    const ours = leysin && previewP95(result, leysin, aim.doc);
    const fastest = fastestPeer(result, aim);
    if (ours === undefined || !fastest) return [];
    const limit = fastest.time * aim.share;
    const verdict = ours <= limit ? '**met**' : `**missed** by ${inMs(ours - limit)} ms`;
    return [
      `- ${aim.doc}: Leysin ${inMs(ours)} ms, fastest ${inMs(fastest.time)} ms (${fastest.label}); aim ${aim.words}: ${verdict}`,
    ];
  });
  const head =
    'Key to the preview’s document while typing, p95; a debounce is left out of the count (single keys, less the wait):';
  return [head, '', ...lines].join('\n');
}

type Entry = PeersResult['entries'][number];

/** A preview that waits for a pause is taken at single keys, and the wait is left out of the count. */
function previewP95(result: PeersResult, { id, debounce }: Entry, doc: string): number | undefined {
  const cell = result.cells.find(each => each.entry === id && each.doc === doc);
  const waitMs = Number.parseFloat(debounce ?? '') || 0;
  if (waitMs === 0) return cell?.typing?.previewDom?.p95;
  const single = cell?.isolated?.previewDom?.p95;
  return single === undefined ? undefined : Math.max(0, single - waitMs);
}

function fastestPeer(result: PeersResult, { doc, onlySanitizing }: Aim) {
  const times = result.entries
    .filter(({ package: name, kind }) => name !== null && kind === 'split')
    .filter(({ sanitizes }) => !onlySanitizing || sanitizes?.startsWith('yes'))
    .flatMap(entry => {
      const time = previewP95(result, entry, doc);
      return time === undefined ? [] : [{ label: entry.label, time }];
    });
  return times.sort((one, other) => one.time - other.time)[0];
}

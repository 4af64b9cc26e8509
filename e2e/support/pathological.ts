import { readFileSync } from 'node:fs';
import { findSharedData } from './shared-data.ts';

/** A text that makes readers of Markdown slow or deep. */
export interface PathologicalItem {
  readonly name: string;
  /** The text at full size, or at the given share of it. */
  build(share: number): string;
}

interface StoredItem {
  readonly name: string;
  readonly group: string;
  readonly parts?: readonly (readonly [unit: string, repeat: number])[];
  readonly gen?: string;
  readonly n?: number;
}

const generators: Readonly<Record<string, (n: number) => string>> = {
  'nested-list': n => linesOf(n, index => `${'  '.repeat(index)}* a`),
  backticks: n => Array.from({ length: n - 1 }, (_, index) => `e${'`'.repeat(index + 1)}`).join(''),
  'backticks-desc': n => Array.from({ length: n }, (_, index) => `${'`'.repeat(n - index)}a `).join(''),
  defs: n => `${linesOf(n, index => `[r${index}]: /u${index}`)}\n${referTo(Math.min(n, 2000))}\n`,
  staircase: n => linesOf(n, index => `${' '.repeat(index)}- a`),
  'yaml-deep': n => asMetadata(linesOf(n, index => `${' '.repeat(index)}a:`)),
  'yaml-bomb': n =>
    asMetadata(
      `l0: &l0 x\n${linesOf(n, index => `l${index + 1}: &l${index + 1} [${Array(9).fill(`*l${index}`).join(', ')}]`)}`,
    ),
  'yaml-merge': n =>
    asMetadata(`m: &m\n${linesOf(n, index => `  k${index}: x`)}o:\n${linesOf(n, () => '  <<: *m')}`),
  'yaml-keys': n => asMetadata(linesOf(n, index => `k${index}: x`)),
};

/** The items beside the project that are about the text of a post, not its metadata; undefined when they are absent. */
export function readPathologicalItems(): readonly PathologicalItem[] | undefined {
  return readItems(({ group }) => group !== 'yaml');
}

/** The items beside the project that are about the metadata of a post; undefined when they are absent. */
export function readPathologicalMetadata(): readonly PathologicalItem[] | undefined {
  return readItems(({ group }) => group === 'yaml');
}

function readItems(isWanted: (item: StoredItem) => boolean): readonly PathologicalItem[] | undefined {
  const path = findSharedData('payloads/pathological.json');
  if (path === undefined) return undefined;
  const { items } = JSON.parse(readFileSync(path, 'utf8')) as { items: readonly StoredItem[] };
  return items.filter(isWanted).map(item => ({ name: item.name, build: share => buildItem(item, share) }));
}

function buildItem({ name, parts, gen = '', n = 0 }: StoredItem, share: number): string {
  const sizeOf = (repeat: number) => (repeat === 1 ? 1 : Math.ceil(repeat * share));
  if (parts) return parts.map(([unit, repeat]) => unit.repeat(sizeOf(repeat))).join('');
  const generate = generators[gen];
  if (!generate) throw new Error(`nothing makes "${gen}", as ${name} asks`);
  return generate(sizeOf(n));
}

const asMetadata = (yaml: string) => `---\ntitle: Slow\n${yaml}---\n\nText.\n`;

function linesOf(count: number, lineAt: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${lineAt(index)}\n`).join('');
}

function referTo(count: number): string {
  return Array.from({ length: count }, (_, index) => `[r${index}]`).join(' ');
}

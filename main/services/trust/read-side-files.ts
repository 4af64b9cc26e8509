import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustFindingKind } from '../../../shared/model/trust.ts';
import type { GitPlaces } from './find-git-folder.ts';
import type { FileBudget } from './read-plain-file.ts';

/** Something found beside the settings. */
export interface SideFinding {
  readonly kind: Extract<TrustFindingKind, 'filter-used' | 'hook-tool' | 'other-objects'>;
  readonly name: string;
  readonly value: string;
  /** Absolute path. */
  readonly file: string;
  /** From 1; null where lines mean nothing. */
  readonly line: number | null;
}

/** Files and folders of programs that install hooks. */
const hookTools = [
  '.husky',
  '.githooks',
  '.pre-commit-config.yaml',
  'lefthook.yml',
  '.lefthook.yml',
  '.overcommit.yml',
];

/** Reads what lies beside the settings: attributes that choose filters, tools for hooks, borrowed objects. */
export async function readSideFiles(
  places: GitPlaces,
  attributeFiles: readonly string[],
  budget: FileBudget,
): Promise<readonly SideFinding[]> {
  const found: SideFinding[] = [];
  for (const file of attributeFiles) found.push(...(await readAttributes(file, budget)));
  const objects = join(places.commonDir, 'objects/info/alternates');
  for (const { text, line } of await linesOf(objects, budget))
    if (text !== '' && !text.startsWith('#'))
      found.push({ kind: 'other-objects', name: 'alternates', value: text, file: objects, line });
  for (const name of hookTools) {
    const file = join(places.top ?? places.gitDir, name);
    if (await isThere(file)) found.push({ kind: 'hook-tool', name, value: '', file, line: null });
  }
  return found;
}

/** The filters an attributes file sends files through, each once. */
async function readAttributes(file: string, budget: FileBudget): Promise<readonly SideFinding[]> {
  const found = new Map<string, SideFinding>();
  for (const { text, line } of await linesOf(file, budget)) {
    const [pattern = '', ...attributes] = text.trim().split(/[ \t]+/);
    if (pattern.startsWith('#')) continue;
    for (const attribute of attributes) {
      const name = /^filter=(.+)$/.exec(attribute)?.[1];
      if (name !== undefined && !found.has(name))
        found.set(name, { kind: 'filter-used', name, value: pattern, file, line });
    }
  }
  return [...found.values()];
}

async function linesOf(
  file: string,
  budget: FileBudget,
): Promise<readonly { readonly text: string; readonly line: number }[]> {
  const found = await budget.read(file);
  if (found.kind !== 'read') return [];
  return found.bytes
    .toString('utf8')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

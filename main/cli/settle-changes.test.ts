import { expect, test } from 'vitest';
import type { PublishConflict } from '../../shared/model/settle.ts';
import { type SettleAnswer, saySettled } from './settle-changes.ts';

const kinds = ['changed', 'deleted-here', 'deleted-online', 'not-text'] as const;

function said(answer: SettleAnswer): readonly string[] {
  const files = kinds.map(
    (kind): PublishConflict => ({ path: kind, kind, base: '', mine: '', online: '', version: null }),
  );
  const outcome = { result: 'published', commit: 'c', url: null, files: [] } as const;
  const lines: string[] = [];
  saySettled(
    answer,
    { outcome, files, aside: [], both: ['changed'] },
    { say: line => void lines.push(line) },
  );
  return lines.map(line => line.trim().replace('. Not published yet', ''));
}

test('of a file that one side has deleted nobody is told that it has both versions', () => {
  expect(said('both')).toEqual([
    'changed: both versions; look at it before you publish',
    'deleted-here: the version online; it was deleted here',
    'deleted-online: your version; it was deleted online',
    'not-text: your version',
  ]);
  expect(said('mine')).toEqual([
    'changed: your version',
    'deleted-here: deleted, as it was here',
    'deleted-online: your version; it was deleted online',
    'not-text: your version',
  ]);
  expect(said('online')).toEqual([
    'changed: the version online',
    'deleted-here: the version online; it was deleted here',
    'deleted-online: deleted, as it is online',
    'not-text: the version online',
  ]);
});

import { describe, expect, it } from 'vitest';
import type { KeyTimes } from '../bench/key-probe.ts';
import type { TypingRun } from '../bench/measure-typing.ts';
import { describeAims, typingTable } from '../bench/typing-tables.ts';

/** A run of keys that were painted in 10 ms and, so many of them, in the preview in 30. */
function runOf(rig: TypingRun['rig'], typed: number, seen: number): TypingRun {
  const keys = Array.from(
    { length: typed },
    (_value, index): KeyTimes => ({
      painted: 10,
      previewed: index < seen ? 20 : null,
      previewPainted: index < seen ? 30 : null,
    }),
  );
  return { document: '10 KB', rig, typed: { keys, longTasks: [] } };
}

/** The row of the run by the heads of its columns. */
function rowOf(run: TypingRun): Record<string, string> {
  const [heads, , row] = typingTable([run])
    .split('\n')
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
  return Object.fromEntries((heads ?? []).map((head, index) => [head, row?.[index] ?? '']));
}

describe('keys that the preview never shows', () => {
  it.each([
    [120, '30 / 30', '120 of 120'],
    [118, '30 / 30', '118 of 120'],
    [100, '30 / not seen', '100 of 120'],
    [20, 'not seen / not seen', '20 of 120'],
    [0, 'not seen / not seen', '0 of 120'],
  ])('count as later than all others: %i of 120 shown', (seen, times, count) => {
    const row = rowOf(runOf('Leysin', 120, seen));
    expect(row).toMatchObject({ 'preview painted': times, 'seen of typed': count, 'own paint': '10 / 10' });
    const aims = describeAims([runOf('Leysin', 120, seen), runOf('CodeMirror alone', 120, 0)], []);
    const [aim] = aims.split('\n').filter(line => line.includes('preview after own paint'));
    expect(aim).toContain(times.endsWith('not seen') ? 'not seen, aim at most 50: **missed**' : '**met**');
  });

  it('are not missed in a page without preview', () => {
    expect(rowOf(runOf('CodeMirror alone', 120, 0))).toMatchObject({
      'preview painted': '–',
      'preview after own paint': '–',
      'seen of typed': '– of 120',
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { DocumentMessage } from '../../shared/markdown/preview-protocol.ts';
import { describePreview } from './describe-preview.ts';

describe('how the preview follows', () => {
  const plain = [{ line: 4, lines: 2 }];

  it('is said before what stands as source', () => {
    const behind = describePreview({ standing: 'behind', plain, messages: [] });
    expect(behind).toEqual({ words: 'Preview is catching up', line: null });
    const stopped = describePreview({ standing: 'stopped', plain, messages: [] });
    expect(stopped).toEqual({
      words: 'The preview stopped; it tries again with your next change.',
      line: null,
    });
  });

  it('is not said when all is well', () => {
    expect(describePreview({ standing: 'following', plain: [], messages: [] })).toBeNull();
  });
});

it.each([
  [[{ line: 4, lines: 1 }], 'Line 4 takes too long to show; it appears as source.'],
  [[{ line: 40, lines: 41 }], 'Lines 40–80 take too long to show; they appear as source.'],
  [
    [
      { line: 4, lines: 1 },
      { line: 9, lines: 2 },
    ],
    'Line 4 and one other place take too long to show; they appear as source.',
  ],
  [
    [1, 3, 5].map(line => ({ line, lines: 2 })),
    'Lines 1–2 and 2 other places take too long to show; they appear as source.',
  ],
])('as source %j', (plain, words) => {
  const slow: DocumentMessage = { line: 4, severity: 'warning', rule: 'preview.slow', text: 'Slow.' };
  expect(describePreview({ standing: 'following', plain, messages: [slow] })).toEqual({
    words,
    line: plain[0]?.line,
  });
});

describe('messages', () => {
  const failed = (line: number, text: string): DocumentMessage => ({
    line,
    severity: 'error',
    rule: 'preview.failed',
    text: `This part is shown as it is written: ${text}`,
  });
  const math: DocumentMessage = { line: 2, severity: 'warning', rule: 'preview.math', text: 'No font' };

  it.each([
    [
      [failed(7, 'it is nested too deeply to be read.')],
      'Line 7 appears as source: it is nested too deeply.',
    ],
    [[failed(7, 'Maximum call stack size exceeded')], 'Line 7 appears as source: it is nested too deeply.'],
    [[failed(7, 'something: odd.')], 'Line 7 appears as source: something: odd.'],
    [[math], 'Line 2 may show formulas as source: No font.'],
    [
      [math, failed(7, 'it is nested too deeply to be read.')],
      'Line 7 appears as source: it is nested too deeply. Also one other line.',
    ],
    [
      [failed(7, 'odd'), failed(8, 'odd'), failed(9, 'odd')],
      'Line 7 appears as source: odd. Also 2 other lines.',
    ],
    [
      [
        {
          line: 1,
          severity: 'error',
          rule: 'preview.metadata',
          text: 'The preview could not be brought up to date: no date',
        } as const,
      ],
      'The metadata could not be read: no date.',
    ],
  ])('%j', (messages, words) => {
    const [worst] = messages.filter(({ severity }) => severity === 'error');
    expect(describePreview({ standing: 'following', plain: [], messages })).toEqual({
      words,
      line: (worst ?? messages[0])?.line,
    });
  });
});

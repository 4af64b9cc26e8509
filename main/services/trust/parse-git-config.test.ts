import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseGitConfig } from './parse-git-config.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 150;

const parse = (text: string) => parseGitConfig(Buffer.from(text));
const settings = (text: string) => parse(text).entries.map(({ key, value }) => [key, value]);

describe('a configuration file', () => {
  test.each([
    ['[core]\n\tfsmonitor = touch X\n', [['core.fsmonitor', 'touch X']]],
    ['[CORE] FsMonitor\n', [['core.fsmonitor', null]]],
    [
      '[core]a=1\r\nb=2\r\n',
      [
        ['core.a', '1'],
        ['core.b', '2'],
      ],
    ],
    ['[a "B c\\"d\\\\e\\f"]\nx=1', [['a.B c"d\\ef.x', '1']]],
    ['[A.Bc]\nx=1', [['a.bc.x', '1']]],
    ['[a]\nx = " a ; b " c # no\n', [['a.x', ' a ; b  c']]],
    ['[a]\nx = one \\\n  two\\n\\t\\"\n', [['a.x', 'one   two\n\t"']]],
    [
      '[a]\nx = \n; y = 1\n# [b]\nz',
      [
        ['a.x', ''],
        ['a.z', null],
      ],
    ],
    ['\ufeff[a]\nx=1\n', [['a.x', '1']]],
    ['[core "fsmonitor\0"]\nx = touch X\n', [['core.fsmonitor', 'touch X']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(settings(text)).toEqual(expected);
    expect(parse(text).brokenLine).toBeNull();
  });

  test('says in which line a setting stands', () => {
    const { entries } = parse('# one\n[a]\n\tx = 1 \\\n  2\n\n[b] y\r\nz = 3\n');
    expect(entries.map(({ key, line }) => [key, line])).toEqual([
      ['a.x', 3],
      ['b.y', 6],
      ['b.z', 7],
    ]);
  });

  test.each(['[a\nx=1', '[a "b]\n', '[a b]\n', 'x=1 \\q', '[a]\nx = "1\n', '[a]\n1=2\n', '[a]\nx y\n'])(
    'that git refuses: %j',
    text => {
      expect(parse(text).brokenLine).not.toBeNull();
    },
  );

  test('of ten megabytes is read to its end', () => {
    const long = 'x'.repeat(5_000_000);
    const { entries } = parse(`[a "${long}"]\n\tx = ${long}\n${'[b]\ny = "1" 2\n'.repeat(50_000)}`);
    expect(entries).toHaveLength(50_001);
    expect(entries[0]?.value).toHaveLength(5_000_000);
    expect(entries.at(-1)).toEqual({ key: 'b.y', value: '1 2', line: 100_002 });
  });
});

describe('compared with git', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'leysin-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Null: git refuses the file. */
  function askGit(bytes: Buffer): readonly (readonly [string, string | null])[] | null {
    const file = join(folder, 'config');
    writeFileSync(file, bytes);
    const args = ['config', '--file', file, '--list', '-z', '--show-origin'];
    const { status, stdout } = spawnSync('git', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) return null;
    const parts = stdout.toString('utf8').split('\0').slice(0, -1);
    expect(parts.filter((_, index) => index % 2 === 0).every(origin => origin === `file:${file}`)).toBe(true);
    return parts.flatMap((part, index) => {
      if (index % 2 === 0) return [];
      const end = part.indexOf('\n');
      return [end === -1 ? ([part, null] as const) : ([part.slice(0, end), part.slice(end + 1)] as const)];
    });
  }

  /** Which character stands for spaces within a value changed with git 2.45. */
  const alike = (value: string | null) => value?.replace(/[\t\r]/g, ' ') ?? null;
  const same = (bytes: Buffer) => {
    const expected = askGit(bytes);
    const { entries, brokenLine } = parseGitConfig(bytes);
    expect(brokenLine === null).toBe(expected !== null);
    if (expected === null) return;
    expect(entries.map(({ key, value }) => [key, alike(value)])).toEqual(
      expected.map(([key, value]) => [key, alike(value)]),
    );
  };

  const odd = fc.constantFrom(
    ...[
      '[',
      ']',
      '"',
      '\\',
      '\\\n',
      '\\\r\n',
      '\\n',
      '\\t',
      '\\b',
      '\\"',
      '\\\\',
      '\\q',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
    ],
    ...[
      '#',
      ';',
      '=',
      '.',
      '-',
      'a',
      'Key',
      'x1',
      '1',
      'é',
      '日',
      '\ufeff',
      '\v',
      '\0',
      ' = ',
      ' # c',
      '"q"',
      ' \\\n ',
    ],
  );
  const bytes = fc.constantFrom(Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from([0xef, 0xbb, 0xbf]));
  const noise = fc.array(odd, { maxLength: 12 }).map(parts => parts.join(''));
  const header = fc.constantFrom(
    ...['[core]', '[a.B]', '[ a]', '[a ]', '[a "b c"]', '[a\t"B\\"\\\\"]', '[A-1 ""]', '[a "é"] x = 1', '[]'],
  );
  const value = fc.constantFrom(
    '1',
    '"a b"  c',
    'a\\\n b',
    '" x "',
    'a ; b',
    '\\"x\\" # y',
    '',
    '  spaced   out  ',
    '"\\n"',
  );
  const line = fc.oneof(
    { weight: 3, arbitrary: header },
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom('x', '\tName-1 ', 'y\t'), value).map(([n, v]) => `${n}= ${v}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('x', '; c', '# c', '', '\t') },
    { weight: 1, arbitrary: noise },
  );
  const end = fc.constantFrom('\n', '\r\n', '\n', '');
  const file = fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.tuple(line, end).map(([l, e]) => Buffer.from(l + e)) },
        { weight: 1, arbitrary: bytes },
      ),
      { maxLength: 14 },
    )
    .map(parts => Buffer.concat([Buffer.from('[s]\n'), ...parts]));

  test('random files say the same', () => {
    fc.assert(fc.property(file, same), { seed, numRuns });
  }, 600_000);

  test('files that begin with a mark, or with half of one, say the same', () => {
    for (const start of [
      [0xef, 0xbb, 0xbf],
      [0xef, 0xbb],
      [0xff, 0xfe],
    ])
      same(Buffer.concat([Buffer.from(start), Buffer.from('[a]\r\nx = 1\r\n')]));
  });
});

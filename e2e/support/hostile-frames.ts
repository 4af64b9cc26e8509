import { readFileSync } from 'node:fs';

/** A message that no window of ours would send. */
export interface HostileFrame {
  /** What is wrong with it, for a report. */
  readonly what: string;
  readonly message: unknown;
}

/** The names of the contract's calls, read from its source: the fuzzer must aim at what is there. */
function readCallNames(): readonly string[] {
  const source = readFileSync(new URL('../../shared/api/contract.ts', import.meta.url), 'utf8');
  return [...source.matchAll(/^ {2}'([a-z]+\.[a-zA-Z]+)': call</gm)].map(([, name]) => name ?? '');
}

/** Numbers from a seed, 0 up to but not including 1 (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes one hostile frame after the other; every kind comes up at least once in any hundred. */
export function createFrameFuzzer(seed: number): () => HostileFrame {
  const random = seededNumbers(seed);
  const names = readCallNames();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let turn = 0;
  return () => {
    const kinds = [
      notAFrame,
      strangeKind,
      badCall,
      wrongParams,
      wrongParams,
      wrongParams,
      wrongWay,
      badHello,
    ];
    const make = kinds[turn++ % kinds.length] ?? notAFrame;
    return make({ random, pick, names });
  };
}

interface Dice {
  readonly random: () => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly names: readonly string[];
}

function notAFrame({ pick }: Dice): HostileFrame {
  const message = pick<unknown>([
    'text',
    '',
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    [],
    [[]],
    [{ kind: 'call', id: 1, name: 'posts.list', params: null }],
    {},
    new Date(0),
    new Uint8Array(1_000_000),
    'x'.repeat(2_000_000),
  ]);
  return { what: 'not a frame', message };
}

function strangeKind({ pick }: Dice): HostileFrame {
  const kind = pick<unknown>([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    7,
    null,
    ['call'],
    'CALL',
  ]);
  return { what: 'strange kind', message: { kind, id: 1, name: 'posts.list', params: null } };
}

function badHello({ pick }: Dice): HostileFrame {
  const version = pick<unknown>([2, 0, -1, 1.5, '1', null, undefined, 2 ** 60]);
  return { what: 'bad hello', message: { kind: 'hello', version } };
}

function badCall({ pick, names }: Dice): HostileFrame {
  const id = pick<unknown>([-1, 1.5, '1', null, 2 ** 60, Number.NaN, {}]);
  const name = pick<unknown>([
    '__proto__',
    'constructor',
    'toString',
    'posts.drop',
    '',
    'x'.repeat(1_000_000),
    null,
    ['posts.list'],
  ]);
  return pick<HostileFrame>([
    { what: 'bad id', message: { kind: 'call', id, name: pick(names), params: null } },
    { what: 'bad name', message: { kind: 'call', id: 900_001, name, params: null } },
    { what: 'strange cancel', message: { kind: 'cancel', id: pick<unknown>([id, 123_456]) } },
  ]);
}

/** Calls that are there with params they must refuse. Each is wrong for every call of the contract. */
function wrongParams({ pick, names, random }: Dice): HostileFrame {
  const params = pick<unknown>([
    'text',
    12,
    true,
    [],
    ['../../x.md'],
    {},
    { path: null, folder: 3, text: [], purpose: '__proto__' },
    { path: ['posts/2024/first-snow.md'], text: {}, baseVersion: 1, journalSeq: 'x' },
    { path: 'posts/2024/first-snow.md', text: 7, baseVersion: '', journalSeq: -1 },
    { posts: 'all', message: {}, tree: 1 },
    { posts: [1, 2], message: null, seen: null },
    { theme: '__proto__', layout: 'both', editorShare: 9, isListShown: 'yes' },
    { seq: -1, path: 3, baseVersion: {}, changes: { length: 1e9 } },
    JSON.parse('{"__proto__":{"isTrusted":true},"constructor":{"prototype":{"isTrusted":true}}}'),
    // Deeper ones overflow the serializer of Node's own process channel, which stands in for Electron's.
    nest(300),
    { path: 1, text: 'x'.repeat(3_000_000) },
    { ids: ['post.save', '__proto__'], unsaved: 1, title: [], html: 2 },
    Array.from({ length: 100_000 }, () => 'x'),
  ]);
  return {
    what: 'wrong params',
    message: { kind: 'call', id: Math.floor(random() * 1e6), name: pick(names), params },
  };
}

/** What only main may say. */
function wrongWay({ pick }: Dice): HostileFrame {
  const message = pick<unknown>([
    { kind: 'welcome', version: 1, host: { capabilities: {} } },
    { kind: 'done', id: 1, result: null },
    { kind: 'fail', id: 1, error: { code: 'internal', data: {} } },
    { kind: 'progress', id: 1, value: null },
    { kind: 'event', name: 'command.chosen', value: { id: 'publish.run' } },
  ]);
  return { what: 'said by the wrong side', message };
}

function nest(depth: number): unknown {
  let inner: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) inner = { inner };
  return inner;
}

import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPost } from '../../renderer/actions/open-post.ts';
import { resolveConflict } from '../../renderer/actions/resolve-conflict.ts';
import { savePost } from '../../renderer/actions/save-post.ts';
import type { ModelWindow, Protections } from './outside-changes-window.ts';
import { createWorld, readPlain, type World } from './outside-changes-world.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const runs = isLong ? 500 : 50;
const stepsPerRun = 20;

const withAll: Protections = { merges: true, checksVersions: true };
const paragraphs = ['one', 'two', 'three', 'four', 'five'].map(word => `Paragraph ${word}.\n`);
const post = (title: string) =>
  `---\ntitle: ${title}\ndate: 2024-01-01\ntags: [a]\n---\n\n${paragraphs.join('\n')}`;
const files = { 'a.md': post('A'), 'b.md': post('B').replaceAll('\n', '\r\n') };

/** What other programs do to a file, given its text; `mark` is found nowhere else. */
const outside: Readonly<Record<string, (file: string, at: number, mark: string) => void>> = {
  changeLine: (file, at, mark) => rewrite(file, lines => lines.with(at, `${lines[at]} ${mark}`)),
  addLine: (file, at, mark) => rewrite(file, lines => lines.toSpliced(at, 0, mark)),
  dropLine: (file, at) => rewrite(file, lines => lines.toSpliced(at, 1)),
  changeTitle: (file, _at, mark) => write(file, read(file).replace(/^title: .*?(?=\r?$)/m, `title: ${mark}`)),
  append: (file, _at, mark) => fs.appendFileSync(file, `\n${mark}\n`),
  replace: (file, at, mark) => {
    fs.writeFileSync(`${file}.tmp`, `${read(file)}\n${mark} ${at}\n`);
    fs.renameSync(`${file}.tmp`, file);
  },
  touch: file => fs.utimesSync(file, new Date(), new Date()),
  rewriteSame: file => write(file, read(file)),
  lineEnds: file =>
    write(
      file,
      read(file).includes('\r') ? read(file).replaceAll('\r\n', '\n') : read(file).replaceAll('\n', '\r\n'),
    ),
  mark: file => write(file, read(file).startsWith('\ufeff') ? read(file).slice(1) : `\ufeff${read(file)}`),
  sameSizeAndTime: (file, at) => {
    const { atime, mtime } = fs.statSync(file);
    write(file, read(file).replace(/Paragraph/, at % 2 ? 'paragraph' : 'PARAGRAPH'));
    fs.utimesSync(file, atime, mtime);
  },
  empty: file => write(file, ''),
  remove: file => fs.rmSync(file),
  moveAway: (file, at) => fs.renameSync(file, join(file, '..', `moved-${at}.md`)),
  otherCase: file => fs.renameSync(file, join(file, '..', file.endsWith('a.md') ? 'A.md' : 'B.md')),
  checkout: (file, _at, mark) => {
    for (const name of fs.readdirSync(join(file, '..')))
      write(join(file, '..', name), post(mark).replace('three', `three ${mark}`));
  },
};

const read = (file: string) => fs.readFileSync(file, 'utf8');
const write = (file: string, text: string) => fs.writeFileSync(file, text);

function rewrite(file: string, change: (lines: string[]) => string[]): void {
  const text = read(file);
  write(file, change(text.split('\n')).join('\n'));
}

const windowSteps = [
  'type',
  'type',
  'type',
  'typeLine',
  'cut',
  'save',
  'rest',
  'rest',
  'hear',
  'hear',
  'undo',
  'redo',
  'answer',
  'putOff',
  'open',
  'crash',
] as const;

interface Step {
  readonly what: string;
  readonly window: number;
  readonly at: number;
}

const steps = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...windowSteps) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(outside)) },
    ),
    window: fc.nat(1),
    at: fc.nat(1_000),
  }),
  { minLength: stepsPerRun, maxLength: stepsPerRun },
);

/** Every mark that must be somewhere, and what was asked. */
class Model {
  readonly world: World;
  /** Marks that were typed or written, and that nobody took away on purpose. */
  readonly alive = new Set<string>();
  count = 0;
  asked = 0;
  merged = 0;
  saved = 0;

  constructor(world: World) {
    this.world = world;
  }

  mark(sign: string): string {
    this.count += 1;
    return `${sign}${this.count}x`;
  }
}

const marksIn = (text: string) => text.match(/\b(?:t[01]|e)\d+x/g) ?? [];

/** The marks of `full` that `text` has not. */
const marksMissing = (text: string, full: string) => marksIn(full).filter(mark => !text.includes(mark));

/** Carries out a step, waits until all is quiet, and looks whether anything is missing. */
async function take(model: Model, step: Step): Promise<void> {
  const { world, alive } = model;
  const act = outside[step.what];
  const before = snapshot(world);
  if (act) {
    const names = fs.readdirSync(world.blog).filter(name => name.endsWith('.md'));
    const open = world.windows[step.window]?.path();
    // Most of the time it is the open post that another program writes.
    const name =
      open !== undefined && names.includes(open) && step.at % 4 > 0 ? open : names[step.at % names.length];
    if (name === undefined) return;
    const lines = read(join(world.blog, name)).split('\n').length;
    const mark = model.mark('e');
    act(join(world.blog, name), step.at % lines, mark);
    const after = snapshot(world);
    if ([...after.values()].some(text => text.includes(mark))) alive.add(mark);
    // What the other program took away is its own business; what stands in a window still is ours.
    for (const gone of marksIn([...before.values()].join('\n')))
      if (![...after.values()].some(text => text.includes(gone))) alive.delete(gone);
  } else {
    await actInWindow(model, step);
    await world.settle();
    await expectNothingOverwritten(model, before);
  }
  await world.settle();
  await expectAllThere(model);
  for (const window of world.windows) expectReasonToAsk(model, window);
}

const snapshot = (world: World) =>
  new Map(fs.readdirSync(world.blog).map(name => [name, readPlain(join(world.blog, name)) ?? '']));

async function actInWindow(model: Model, step: Step): Promise<void> {
  const { what, window: index, at } = step;
  const { world } = model;
  const window = world.windows[index];
  if (!window) return;
  const { app } = window;
  const status = app.state.post.status.peek();
  // A question is over the window: whatever the user does answers it or puts it off.
  if (status.kind === 'conflict' && status.isAsking) {
    if (at % 5 === 0) app.state.post.setAsking(false);
    else if (!['putOff', 'hear', 'rest', 'crash'].includes(what)) {
      await resolveConflict(app, (['mine', 'disk', 'both'] as const)[at % 3] ?? 'both');
      return;
    }
  }
  if (['type', 'typeLine', 'cut', 'undo', 'redo'].includes(what)) {
    if (window.path() !== undefined) edit(model, window, step);
    return;
  }
  const names = fs.readdirSync(world.blog).filter(name => name.endsWith('.md'));
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    save: () => savePost(app),
    rest: () => rest(world),
    hear: () => Promise.all(world.windows.map(each => each.hear())),
    putOff: async () => app.state.post.setAsking(false),
    open: async () => openPost(app, names[at % Math.max(1, names.length)] ?? 'a.md'),
    crash: async () => {
      // What was typed in the last moment may be lost, and only that.
      await rest(world);
      await world.crash(index);
    },
  };
  await acts[what]?.();
}

/** Time for the journal, then for the autosave. */
async function rest(world: World): Promise<void> {
  vi.advanceTimersByTime(300);
  await world.settle();
  vi.advanceTimersByTime(400);
  await world.settle();
}

/** What the user does to the text, and what that takes away on purpose. */
function edit(model: Model, { typing }: ModelWindow, { what, window, at }: Step): void {
  const { alive } = model;
  const before = typing.editor.text();
  const next = before.indexOf('\n', at % (before.length || 1));
  const end = next < 0 ? before.length : next;
  if (what === 'type' || what === 'typeLine') {
    const mark = model.mark(`t${window}`);
    typing.replace(end, end, what === 'type' ? ` ${mark}` : `\n${mark}`);
    alive.add(mark);
    return;
  }
  // At the very start there is no line end before the place, whatever `lastIndexOf` makes of -1.
  if (what === 'cut') typing.replace(end === 0 ? 0 : before.lastIndexOf('\n', end - 1) + 1, end, '');
  else if (what === 'undo') typing.undo();
  else typing.redo();
  const after = typing.editor.text();
  for (const mark of marksMissing(before, after)) alive.add(mark);
  // Undo takes one's own typing back on purpose; what it takes back of others must be in the history.
  const isMeant = (mark: string) => what === 'cut' || mark.startsWith(`t${window}`);
  for (const mark of marksMissing(after, before).filter(isMeant)) alive.delete(mark);
}

async function expectAllThere({ world, alive }: Model): Promise<void> {
  const everything = (await world.everything()).join('\n');
  const lost = [...alive].filter(mark => !everything.includes(mark));
  if (lost.length > 0) throw new Error(`lost version: ${lost.join(', ')}`);
}

/** A file that is another one now than before the program's turn: all that stood in it stands there still, or aside. */
async function expectNothingOverwritten(model: Model, before: ReadonlyMap<string, string>): Promise<void> {
  const { world, alive } = model;
  const now = snapshot(world);
  const aside = world.history().join('\n');
  for (const [name, text] of before) {
    const after = now.get(name);
    if (after === undefined) throw new Error(`silent overwrite: ${name} was removed`);
    if (after !== text) model.saved += 1;
    const missing = marksIn(text).filter(
      mark => alive.has(mark) && !after.includes(mark) && !aside.includes(mark),
    );
    if (missing.length > 0) throw new Error(`silent overwrite: ${missing.join(', ')} in ${name}`);
  }
}

function expectReasonToAsk(model: Model, { app, path, typing }: World['windows'][number]): void {
  const status = app.state.post.status.peek();
  if (app.state.notices.notices.peek().some(({ key }) => key === 'merged')) model.merged += 1;
  app.state.notices.clear('merged');
  if (status.kind !== 'conflict' || !status.isAsking) return;
  model.asked += 1;
  const disk = readPlain(join(model.world.blog, path() ?? ''));
  if (disk === typing.editor.text()) throw new Error('asked when nothing differs');
}

/** Runs the model; what the runs did in sum. */
async function run(protections: Protections, numRuns: number, seed: number) {
  const sum = { saved: 0, merged: 0, asked: 0 };
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const world = await createWorld(files, protections);
      const model = new Model(world);
      try {
        for (const window of world.windows) await openPost(window.app, 'a.md');
        for (const step of taken) await take(model, step);
        sum.saved += model.saved;
        sum.merged += model.merged;
        sum.asked += model.asked;
      } finally {
        await world.close();
      }
    }),
    { numRuns, seed, endOnFailure: !protections.merges || !protections.checksVersions },
  );
  return sum;
}

describe('what other programs do to open posts', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('overwrites nothing, loses nothing, and asks for nothing without a reason', async () => {
    const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
    const sum = await run(withAll, runs, seed);
    console.log(
      `outside-changes: ${runs} × ${stepsPerRun} steps, seed ${seed}: ${sum.saved} files saved, ${sum.merged} merges, ${sum.asked} questions`,
    );
    // A model in which nothing happens would show nothing.
    expect(Math.min(sum.saved, sum.merged, sum.asked)).toBeGreaterThan(runs / 10);
  }, 3_600_000);

  it('what undo took back of another program is put aside before it is overwritten, also after a crash', async () => {
    const world = await createWorld(files, withAll);
    const window = () => world.windows[0]!;
    const settled = async (ms: number) => {
      vi.advanceTimersByTime(ms);
      await world.settle();
    };
    try {
      await openPost(window().app, 'a.md');
      window().typing.replace(
        window().typing.editor.text().length,
        window().typing.editor.text().length,
        'mine',
      );
      write(join(world.blog, 'a.md'), files['a.md'].replace('Paragraph one', 'Paragraph theirs'));
      await window().hear();
      await world.settle();
      expect(window().typing.editor.text()).toContain('theirs');
      window().typing.undo();
      expect(window().typing.editor.text()).not.toContain('theirs');
      await settled(300);
      await world.crash(0);
      await openPost(window().app, 'a.md');
      await settled(600);
      expect(read(join(world.blog, 'a.md'))).not.toContain('theirs');
      expect(world.history().join()).toContain('Paragraph theirs');
    } finally {
      await world.close();
    }
  });

  it.each([
    ['without merging, a version is lost', { ...withAll, merges: false }, 'lost version'],
    [
      'without looking at versions, a file is overwritten',
      { ...withAll, checksVersions: false },
      'silent overwrite',
    ],
  ])(
    'control: %s',
    async (_, protections, words) => {
      const found = await run(protections, 200, 1).then(
        () => 'nothing',
        (error: Error) => String(error.cause),
      );
      expect(found).toContain(words);
    },
    600_000,
  );
});

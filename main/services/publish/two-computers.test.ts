import { afterEach, describe, expect, test } from 'vitest';
import { type Computer, type Draw, TwoComputers } from './testing/two-computers.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const steps = isLong ? 200 : 40;
/** A seed that is given is replayed once. */
const seeds = isLong && process.env.LEYSIN_SEED === undefined ? 6 : 1;

let both: TwoComputers;
afterEach(() => both.remove());

/** A generator of numbers that gives the same ones for the same seed (mulberry32, T. Ettinger, public domain). */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** What a writer does to a post: the text it has then. */
type Edit = (text: string, word: string, draw: Draw) => string;

const separator = '\n\n';

function editParagraphs(change: (paragraphs: string[], at: number) => void): Edit {
  return (text, _word, draw) => {
    const [head = '', ...paragraphs] = text.split(separator);
    change(paragraphs, draw(Math.min(4, paragraphs.length + 1)));
    return [head, ...paragraphs].join(separator);
  };
}

const withKey =
  (key: string): Edit =>
  (text, word) =>
    text.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${word}`);

const edits: readonly Edit[] = [
  (text, word, draw) => editParagraphs((all, at) => all.splice(at, 0, `Added ${word}.`))(text, word, draw),
  (text, word, draw) =>
    editParagraphs((all, at) => all.splice(at, all.length > at ? 1 : 0, `Changed ${word}.`))(
      text,
      word,
      draw,
    ),
  editParagraphs((all, at) => all.splice(at, 1)),
  withKey('title'),
  withKey('date'),
  (text, word) => text.replace(/^(date: .*\n)(?!tags)/m, `$1tags: ${word}\n`),
];

/** One step of a writer, with everything it was meant to take out noted. */
async function step(computer: Computer, draw: Draw): Promise<void> {
  const posts = computer.posts();
  // Mostly the same few posts, so that the two are often at one place.
  const post = posts[draw(draw(3) === 0 ? posts.length : Math.min(3, posts.length))];
  const what = draw(24);
  if (what === 0 || post === undefined) writeNew(computer, draw);
  else if (what <= 11) edit(computer, post, draw);
  else if (what === 12) computer.rename(post, `${computer.name}-${draw(1_000)}-${post}`);
  else if (what === 13) drop(computer, post);
  else if (what === 14) computer.setOffline(draw(3) === 0);
  else if (what === 15) await settle(computer, draw);
  else await goOnline(computer, draw, what <= 17 ? null : draw(2) === 0 ? 'all' : post);
}

/** Publishes a post or all, or with null gets what is online. */
async function goOnline(computer: Computer, draw: Draw, what: string | null): Promise<void> {
  const outcome = await (what === null ? computer.pull() : computer.publish(what === 'all' ? null : [what]));
  count(outcome.error?.code ?? outcome.result);
  // Some settle at once, others write on first.
  if (outcome.error?.code === 'publish.conflict' && draw(2) === 0) await settle(computer, draw);
}

async function settle(computer: Computer, draw: Draw): Promise<void> {
  if (await computer.settle(() => (['mine', 'online', 'both'] as const)[draw(3)] ?? 'both')) count('settled');
}

let counts = new Map<string, number>();

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** How a publish, a pull and a settling may end here. */
const ends = /^(published|committed|nothing|settled|publish\.conflict|git\.host-unreachable)$/;

function writeNew(computer: Computer, draw: Draw): void {
  const paragraphs = Array.from({ length: 1 + draw(4) }, () => `Written ${both.word(computer)}.`);
  const head = `---\ntitle: ${both.word(computer)}\ndate: ${both.word(computer)}\n---`;
  // Both may come upon the same name.
  const name = `post-${draw(12)}.md`;
  if (!computer.posts().includes(name)) computer.write(name, `${[head, ...paragraphs].join(separator)}\n`);
  else both.noteDeleted([head, ...paragraphs].join(' '), '');
}

function edit(computer: Computer, post: string, draw: Draw): void {
  const old = computer.read(post);
  const word = both.word(computer);
  const text = edits[draw(edits.length)]?.(old, word, draw) ?? old;
  computer.write(post, text);
  both.noteDeleted(`${old} ${word}`, text);
}

function drop(computer: Computer, post: string): void {
  both.noteDeleted(computer.read(post), '');
  computer.drop(post);
}

/** Has both publish all they have until there is nothing left to do. */
async function finish(computers: readonly Computer[]): Promise<void> {
  for (const computer of computers) computer.setOffline(false);
  for (let round = 0; round < 4; round++)
    for (const computer of computers) {
      await computer.pull();
      await computer.settle(() => 'both');
      await computer.publish(null);
      both.noteCommits();
    }
}

describe('two computers that write one blog', { timeout: seeds * steps * 20_000 }, () => {
  test(`lose no paragraph and no commit in ${steps} steps, and no mark of a merge gets into a file`, async () => {
    for (let round = 0; round < seeds; round++) {
      const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
      console.log(`two-computers: seed ${seed}`);
      const draw = drawFrom(seed);
      both = new TwoComputers();
      counts = new Map();
      for (let number = 0; number < steps; number++) {
        await step(both.computers[draw(2)] ?? both.computers[0], draw);
        both.noteCommits();
      }
      await finish(both.computers);
      const said = [...counts].map(([what, times]) => `${times} ${what}`).join(', ');
      console.log(`two-computers: ${steps} steps: ${said}`);
      expect([...counts.keys()].filter(what => !ends.test(what))).toEqual([]);
      expect(both.findMissing()).toEqual([]);
      expect(both.findLostCommits()).toEqual([]);
      expect(both.findMarks()).toEqual([]);
      for (const computer of both.computers) {
        expect(computer.git('status', '--porcelain')).toBe('');
        expect(computer.git('rev-list', 'main', `^${both.site.tip()}`)).toBe('');
      }
      if (round < seeds - 1) both.remove();
    }
  });

  /** Both write over the same paragraph, and the second one chooses their own. */
  async function collide(): Promise<void> {
    const [ada, ben] = both.computers;
    for (const computer of both.computers) {
      const text = computer.read('one.md').replace('Paragraph 1 of one.', `Mine is ${both.word(computer)}.`);
      computer.write('one.md', text);
    }
    expect(await ada.publish(null)).toMatchObject({ result: 'published' });
    expect(await ben.pull()).toMatchObject({ result: 'refused', error: { code: 'publish.conflict' } });
    expect(await ben.settle(() => 'mine')).toBe(true);
    both.noteCommits();
    await finish(both.computers);
  }

  test('keep what was not chosen', async () => {
    both = new TwoComputers();
    await collide();
    expect(both.findMissing()).toEqual([]);
    expect(both.computers[1].aside()).toContain('ada1x');
  });

  test('are found out when a version is thrown away, a commit dropped or a mark written', async () => {
    both = new TwoComputers(false);
    await collide();
    expect(both.findMissing()).toEqual(['ada1x']);
    const [ada] = both.computers;
    ada.write('one.md', '<<<<<<< HEAD\n');
    expect(both.findMarks()).toEqual(['<<<<<<< HEAD']);
    ada.git('commit', '-q', '-am', 'Lost');
    both.noteCommits();
    ada.git('update-ref', 'refs/heads/main', both.site.tip());
    expect(both.findLostCommits()).toHaveLength(1);
  });
});

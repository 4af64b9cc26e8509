import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishConflict, SettleChoice, SettleOutcome } from '../../../shared/model/settle.ts';
import { createVersionKeeper } from '../journal/keep-versions.ts';
import { pullSite } from './pull-site.ts';
import { listConflicts, settleSite } from './settle-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const one = 'posts/one.md';
const mine = paragraphs('one', { 1: 'from here' });
const theirs = paragraphs('one', { 1: 'from elsewhere', 5: 'the end from elsewhere' });
const merged = (text: string) => paragraphs('one', { 1: text, 5: 'the end from elsewhere' });

const pull = () => pullSite({ root: site.blog, runFolder: site.runFolder });
const list = () => listConflicts({ root: site.blog, runFolder: site.runFolder });
const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);

/** Settles what is listed; files that `choices` does not name become both. */
async function settle(choices: Readonly<Record<string, Partial<SettleChoice>>>): Promise<SettleOutcome> {
  const { online: tip, files } = await list();
  const named = files
    .filter(({ path }) => choices[path])
    .map(({ path, version }) => ({ path, version, choice: 'both', text: null, ...choices[path] }) as const);
  return settleWith(tip, named);
}

function settleWith(tip: string, choices: readonly SettleChoice[]): Promise<SettleOutcome> {
  const { keepBytes } = createVersionKeeper(join(site.folder, 'profile'));
  const keep = (path: string, bytes: Uint8Array) => keepBytes(site.blog, path, bytes, 'conflict');
  return settleSite({ root: site.blog, runFolder: site.runFolder, online: tip, choices, keep });
}

/** Has both sides change the post, here in a commit that is not online or in none. */
function changeBoth(isCommitted: boolean): void {
  site.pushFromElsewhere({ [one]: theirs, 'added.md': 'a' });
  site.write(one, mine);
  if (isCommitted) site.git('commit', '-q', '-am', 'Here');
}

const asideOf = (settled: SettleOutcome) =>
  settled.aside.map(({ whose, place, kind }) => [
    whose,
    readFileSync(kind === 'aside' ? place : join(site.blog, place), 'utf8'),
  ]);

describe.each([
  ['in no commit', false],
  ['in a commit that waits', true],
])('a post changed online and here %s', (_, isCommitted) => {
  beforeEach(async () => {
    changeBoth(isCommitted);
    expect(await pull()).toMatchObject({ result: 'refused', error: { code: 'publish.conflict' } });
  });

  test('is listed with its three versions', async () => {
    const before = site.snapshot();
    const { online: tip, files, blocked } = await list();
    expect(tip).toBe(site.tip());
    expect(blocked).toEqual([]);
    expect(files).toMatchObject([
      { path: one, kind: 'changed', base: paragraphs('one'), mine, online: theirs },
    ]);
    expect(site.snapshot()).toBe(before);
  });

  test.each<[SettleChoice['choice'], string, readonly (readonly string[])[]]>([
    ['mine', mine, [['online', theirs]]],
    ['online', theirs, [['mine', mine]]],
    ['both', merged('from here\n\nfrom elsewhere'), []],
    [
      'edited',
      merged('from both'),
      [
        ['mine', mine],
        ['online', theirs],
      ],
    ],
  ])('becomes %s as an edit that is not published', async (choice, text, aside) => {
    const before = site.git('rev-parse', 'HEAD').trim();
    const settled = await settle({ [one]: { choice, text: merged('from both') } });
    expect(settled.outcome).toMatchObject({ result: 'published' });
    expect(site.read(one)).toBe(text);
    expect(site.read('added.md')).toBe('a');
    expect(asideOf(settled)).toEqual(aside);
    expect(site.git('show', `HEAD:${one}`)).toBe(theirs);
    expect(site.git('diff', '--cached')).toBe('');
    expect(site.git('merge-base', before, 'HEAD').trim()).toBe(before);
    expect(online(one)).toBe(theirs);
    expect((await list()).files).toEqual([]);
    const outcome = await site.publish([one]);
    expect(outcome.result).toBe(choice === 'online' && !isCommitted ? 'nothing' : 'published');
    expect(online(one)).toBe(text);
    expect(site.git('status', '--porcelain')).toBe('');
    expect(site.git('merge-base', before, site.tip()).trim()).toBe(before);
  });

  test('is left alone when it, or what is online, is another by now', async () => {
    const { online: tip, files } = await list();
    const [file] = files as readonly [PublishConflict];
    const choice = { path: one, choice: 'online', text: null, version: file.version } as const;
    site.write(one, 'saved meanwhile');
    const before = site.snapshot();
    const changed = { result: 'refused', error: { code: 'publish.plan-changed' } };
    expect(await settleWith(tip, [choice])).toMatchObject({ outcome: changed, aside: [] });
    site.write(one, mine);
    expect(await settleWith(site.git('rev-parse', 'HEAD').trim(), [choice])).toMatchObject({
      outcome: changed,
    });
    site.write(one, 'saved meanwhile');
    expect(site.snapshot()).toBe(before);
  });
});

test('a post that waits in a commit and is changed again keeps all of it', async () => {
  changeBoth(true);
  const again = mine.replace('Paragraph 3 of one.', 'changed again');
  site.write(one, again);
  expect((await pull()).error?.code).toBe('publish.conflict');
  expect((await list()).files).toMatchObject([{ path: one, mine: again, online: theirs }]);
  const settled = await settle({});
  expect(settled.outcome).toMatchObject({ result: 'published' });
  const text = merged('from here\n\nfrom elsewhere').replace('Paragraph 3 of one.', 'changed again');
  expect(site.read(one)).toBe(text);
});

describe('whole files', () => {
  const refused = async () => expect((await pull()).error?.code).toBe('publish.conflict');

  test.each<[SettleChoice['choice'], string | null]>([
    ['mine', mine],
    ['both', mine],
    ['online', null],
  ])('one changed here and deleted online becomes %s', async (choice, text) => {
    site.pushFromElsewhere({ [one]: null, 'added.md': 'a' });
    site.write(one, mine);
    await refused();
    expect((await list()).files).toMatchObject([{ kind: 'deleted-online', mine, online: null }]);
    const settled = await settle({ [one]: { choice } });
    expect(settled.outcome).toMatchObject({ result: 'published' });
    expect(site.read(one)).toBe(text);
    expect(asideOf(settled)).toEqual(choice === 'online' ? [['mine', mine]] : []);
    expect(site.read('added.md')).toBe('a');
    expect(site.git('ls-files', one)).toBe('');
    expect(await site.publish([one])).toMatchObject({ result: text === null ? 'nothing' : 'published' });
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test.each<[SettleChoice['choice'], string | null]>([
    ['mine', null],
    ['both', theirs],
    ['online', theirs],
  ])('one deleted here and changed online becomes %s', async (choice, text) => {
    site.pushFromElsewhere({ [one]: theirs });
    site.drop(one);
    await refused();
    expect((await list()).files).toMatchObject([{ kind: 'deleted-here', mine: null, online: theirs }]);
    const settled = await settle({ [one]: { choice } });
    expect(settled.outcome).toMatchObject({ result: 'published' });
    expect(site.read(one)).toBe(text);
    expect(asideOf(settled)).toEqual(choice === 'mine' ? [['online', theirs]] : []);
    expect(await site.publish([one])).toMatchObject({ result: text === null ? 'published' : 'nothing' });
  });

  test('one new on both sides becomes both', async () => {
    site.pushFromElsewhere({ 'posts/new.md': 'Theirs.\n' });
    site.write('posts/new.md', 'Mine.\n');
    await refused();
    expect((await list()).files).toMatchObject([{ kind: 'added', base: null }]);
    await settle({});
    expect(site.read('posts/new.md')).toBe('Mine.\n\nTheirs.\n');
  });

  test('a picture keeps its name here, and the one online stands beside it', async () => {
    const picture = 'images/p.png';
    mkdirSync(join(site.blog, 'images'));
    site.pushFromElsewhere({ [picture]: '\0theirs' });
    writeFileSync(join(site.blog, picture), '\0mine');
    await refused();
    expect((await list()).files).toMatchObject([{ kind: 'not-text', mine: null, online: null }]);
    const settled = await settle({});
    const beside = 'images/p (version online).png';
    expect(settled.aside).toEqual([{ path: picture, whose: 'online', kind: 'beside', place: beside }]);
    expect([site.read(picture), site.read(beside)]).toEqual(['\0mine', '\0theirs']);
  });

  test('one that is staged is not settled, nor are the others', async () => {
    site.pushFromElsewhere({ [one]: theirs, 'posts/two.md': 'x' });
    site.write(one, mine);
    site.write('posts/two.md', 'staged');
    site.git('add', 'posts/two.md');
    expect((await pull()).error?.code).toBe('publish.would-overwrite');
    const before = site.snapshot();
    expect(await list()).toMatchObject({ files: [{ path: one }], blocked: ['posts/two.md'] });
    const settled = await settle({});
    expect(settled.outcome).toMatchObject({
      result: 'refused',
      error: { code: 'publish.would-overwrite', data: { paths: ['posts/two.md'] } },
    });
    expect(settled.aside).toEqual([]);
    expect(site.snapshot()).toBe(before);
  });

  test('a file where a folder is online cannot be settled, and nothing is changed', async () => {
    site.pushFromElsewhere({ 'place/added.md': 'theirs' });
    site.write('place', 'mine');
    site.git('add', 'place');
    site.git('commit', '-q', '-m', 'Here');
    await refused();
    const before = site.snapshot();
    expect(await list()).toMatchObject({ files: [], blocked: ['place'] });
    expect((await settle({})).outcome.error?.code).toBe('publish.would-overwrite');
    expect(site.snapshot()).toBe(before);
  });
});

test('only what another text came into counts as come, and what went is told apart', async () => {
  const [two, three] = ['posts/two.md', 'posts/three.md'];
  const from = (where: string) => paragraphs('two', { 3: `from ${where}` });
  site.commitAndPush({ 'posts/four.md': 'four', 'posts/five.md': 'five', 'posts/six.md': 'six' });
  site.pushFromElsewhere({
    [one]: theirs,
    [two]: from('elsewhere'),
    [three]: null,
    'posts/four.md': null,
    'posts/five.md': null,
    'added.md': 'a',
  });
  site.write(one, mine);
  site.write(two, from('here'));
  site.write(three, 'changed');
  site.write('posts/four.md', 'changed');
  await pull();
  const { outcome } = await settle({
    [two]: { choice: 'mine' },
    [three]: { choice: 'mine' },
    'posts/four.md': { choice: 'online' },
  });
  expect(outcome).toMatchObject({ result: 'published' });
  expect([...outcome.files].sort()).toEqual(['added.md', 'posts/five.md', 'posts/four.md', one]);
  expect(outcome.gone).toEqual(['posts/five.md', 'posts/four.md']);
  expect(site.read(three)).toBe('changed');
});

import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { paragraphs, SiteFixture } from '../services/publish/testing/site-fixture.ts';
import type { Values } from './command.ts';
import { pullCommand } from './pull-command.ts';

let site: SiteFixture;

beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

async function pull(options: Values) {
  const out: string[] = [];
  const said: string[] = [];
  const values = { folder: site.blog, trust: true, ...options };
  const code = await pullCommand.run([], values, {
    cwd: site.blog,
    env: { LEYSIN_HOME: join(site.folder, 'home') },
    programRoot: join(site.folder, 'no-program'),
    out: line => out.push(line),
    say: line => said.push(line),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}

const head = () => site.git('rev-parse', 'HEAD').trim();
const [one, two] = ['posts/one.md', 'posts/two.md'];

it('leysin pull --json names the files that came, and calls nothing published', async () => {
  site.pushFromElsewhere({ [one]: paragraphs('one', { 3: 'from elsewhere' }) });
  const got = await pull({ json: true });
  expect([got.code, JSON.parse(got.out)]).toEqual([
    0,
    { result: 'committed', commit: head(), url: null, files: [one] },
  ]);
  const none = await pull({ json: true });
  expect([none.code, JSON.parse(none.out)]).toMatchObject([0, { result: 'nothing', files: [] }]);
});

it('leysin pull --settle --json names the files that came and those that were settled', async () => {
  site.pushFromElsewhere({ [one]: paragraphs('one', { 3: 'from elsewhere' }), 'posts/new.md': 'new\n' });
  site.write(one, paragraphs('one', { 3: 'from here' }));
  const refused = await pull({ json: true });
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { result: 'refused', files: [] }]);
  const { code, out } = await pull({ settle: 'mine', json: true });
  expect([code, JSON.parse(out)]).toEqual([
    0,
    {
      result: 'committed',
      commit: head(),
      url: null,
      files: ['posts/new.md', one],
      settled: [one],
      aside: [{ path: one, whose: 'online', kind: 'aside', place: expect.any(String) }],
      both: [],
    },
  ]);
});

it('leysin pull --take-online --json calls nothing published', async () => {
  site.commitAndPush({ [one]: paragraphs('one', { 3: 'taken away' }) });
  site.gitIn(site.remote, 'update-ref', 'refs/heads/main', 'main^');
  const { code, out } = await pull({ 'take-online': true, json: true });
  expect([code, JSON.parse(out)]).toMatchObject([0, { result: 'committed', commit: head(), files: [one] }]);
});

const post = (title: string, text: string) =>
  `---\ntitle: ${title}\ntags: a\n---\n\nBegin.\n\n${text}\n\nEnd.\n`;

test.each([
  ['the text', post('Two', 'Mine.'), post('Two', 'Theirs.'), 'both versions'],
  [
    'a key of the metadata',
    post('Mine', 'Text.'),
    post('Theirs', 'Text.'),
    'your version of the metadata that both changed',
  ],
  [
    'the text and a key',
    post('Mine', 'Mine.'),
    post('Theirs', 'Theirs.'),
    'both versions of the text, and your version of the metadata that both changed',
  ],
  [
    'a paragraph that one side has deleted',
    post('Two', 'Mine.'),
    post('Two', 'Text.').replace('Text.\n\n', ''),
    'what one side changed and the other deleted',
  ],
])('leysin pull --settle both says what is kept of two versions of %s', async (_, mine, theirs, words) => {
  site.commitAndPush({ [two]: post('Two', 'Text.') });
  site.pushFromElsewhere({ [two]: theirs });
  site.write(two, mine);
  const { code, said } = await pull({ settle: 'both' });
  expect(code).toBe(0);
  expect(said).toContain(`  ${two}: ${words}; look at it before you publish. Not published yet`);
  const text = site.read(two) ?? '';
  expect([text.includes('Mine'), text.includes('Theirs.')]).toEqual([true, theirs.includes('Theirs.')]);
  expect(said.includes('the version online is kept for 30 days')).toBe(theirs.includes('title: Theirs'));
});

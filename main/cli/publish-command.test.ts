import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SiteFixture } from '../services/publish/testing/site-fixture.ts';
import type { Values } from './command.ts';
import { publishCommand } from './publish-command.ts';

let site: SiteFixture;

beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

function publish(isJson: boolean, isDry = false) {
  return run({ ...(isJson ? { json: true } : {}), ...(isDry ? { 'dry-run': true } : {}) });
}

async function run(options: Values, ...posts: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await publishCommand.run(
    posts,
    { folder: site.blog, trust: true, ...options },
    {
      cwd: site.blog,
      env: { LEYSIN_HOME: join(site.folder, 'home') },
      programRoot: join(site.folder, 'no-program'),
      out: line => out.push(line),
      say: line => said.push(line),
    },
  );
  return { code, out: out.join('\n'), said: said.join('\n') };
}

it('leysin publish is stopped by what the checks find, and says where and how to go on', async () => {
  site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n\nTODO: a\n');
  const before = site.snapshot();
  const stopped = await publish(true);
  expect(stopped.code).toBe(1);
  expect(JSON.parse(stopped.out)).toMatchObject({
    result: 'refused',
    files: [],
    error: { code: 'publish.checks-failed', message: expect.stringContaining('posts/one.md:5: error: ') },
  });
  const { said } = await publish(false);
  expect(said).toContain('.leysin.json');
  expect(said).toContain('[missing-image]');
  expect(site.snapshot()).toBe(before);
  site.write('.leysin.json', '{ "version": 1, "checks": { "missing-image": "off" } }');
  const done = await publish(true);
  expect([done.code, JSON.parse(done.out).result]).toEqual([0, 'published']);
});

it('leysin publish says which commits made earlier go with it, and is stopped by what they hold', async () => {
  site.write('posts/two.md', `---\ntitle: Two 山\n---\n\nghp_${'Ab3dEf6hIj'.repeat(4)}\n`);
  site.git('commit', '-q', '-a', '-m', 'By hand');
  site.write('posts/one.md', '---\ntitle: One\n---\n\nText.\n');
  const before = site.snapshot();
  const stopped = await publish(false);
  expect(stopped.code).toBe(1);
  expect(stopped.said).toContain('One commit made earlier goes online as well:');
  expect(stopped.said).toMatch(/By hand \(A Writer\)\n {4}modified {3}posts\/two\.md \(Two 山\)/);
  expect(stopped.said).toContain(
    'posts/two.md:5: error: A commit made earlier holds what looks like a token',
  );
  expect(site.snapshot()).toBe(before);
  site.git('reset', '-q', '--soft', 'HEAD^');
  site.write('posts/two.md', '---\ntitle: Two 山\n---\n\nText.\n');
  site.git('commit', '-q', '-m', 'By hand', '--', 'posts/two.md');
  const done = await publish(false);
  expect([done.code, done.out]).toEqual([0, expect.stringMatching(/^Published /)]);
  expect(done.said).toContain('By hand (A Writer)');
});

it('leysin publish --dry-run says what the checks would stop, in posts and in commits made earlier', async () => {
  site.write('posts/one.md', '---\ntitle: One\n---\n\nText.\n');
  const clean = await publish(true, true);
  expect([clean.code, JSON.parse(clean.out)]).toMatchObject([0, { stops: [] }]);
  site.write('posts/two.md', `---\ntitle: Two\n---\n\nghp_${'Ab3dEf6hIj'.repeat(4)}\n`);
  site.git('commit', '-q', '-m', 'By hand', '--', 'posts/two.md');
  site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n\nTODO: a\n');
  const before = site.snapshot();
  const { code, out } = await publish(false, true);
  expect(code).toBe(1);
  expect(out).toMatch(/modified {3}posts\/one\.md/);
  const told = out.split('\n').slice(-3);
  expect(told[0]).toBe('2 errors would stop this:');
  expect(told.slice(1).sort()).toEqual([
    expect.stringMatching(/^ {2}posts\/one\.md:5: error: .* \[missing-image\]$/),
    expect.stringMatching(/^ {2}posts\/two\.md:5: error: A commit made earlier holds .* \[secret\]$/),
  ]);
  const plan = await publish(true, true);
  expect([plan.code, JSON.parse(plan.out)]).toMatchObject([
    1,
    {
      files: [{ path: 'posts/one.md', change: 'modified' }],
      stops: expect.arrayContaining([
        { file: 'posts/two.md', line: 5, rule: 'secret', severity: 'error', message: expect.any(String) },
      ]),
    },
  ]);
  expect(site.snapshot()).toBe(before);
});

const draft = '---\ntitle: One\ndraft: true\n---\n\n![](cat.png)\n';
const timesOf = (text: string, part: string) => text.split(part).length - 1;

it('leysin publish --review does not ask about what an error stops, and says so once', async () => {
  site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n');
  const before = site.snapshot();
  const stopped = await run({ review: true });
  expect([stopped.code, stopped.out]).toEqual([1, '']);
  expect(stopped.said).toContain('+![a cat](cat.png)');
  expect(timesOf(stopped.said, '[missing-image]')).toBe(1);
  const { code, out } = await run({ review: true, json: true });
  expect([code, JSON.parse(out)]).toMatchObject([
    1,
    { result: 'refused', error: { code: 'publish.checks-failed' } },
  ]);
  expect(site.snapshot()).toBe(before);
});

it('leysin publish --review asks only where there is something to publish', async () => {
  const nothing = await run({ review: true });
  expect([nothing.code, nothing.out]).toEqual([0, 'Nothing to publish: all of it is online']);
  site.write('posts/one.md', '---\ntitle: One\n---\n\nText.\n');
  await expect(run({ review: true })).rejects.toMatchObject({ code: 'usage' });
});

it('leysin publish names the warnings in what it publishes, and is not stopped by them', async () => {
  site.write('posts/cat.png', 'a picture');
  site.write('posts/one.md', draft);
  const named = [
    { file: 'posts/one.md', line: 3, rule: 'draft-on', severity: 'warning', message: expect.any(String) },
    { file: 'posts/one.md', line: 6, rule: 'missing-alt', severity: 'warning', message: expect.any(String) },
  ];
  const lines =
    /^2 warnings, which stop nothing:\n {2}posts\/one\.md:3: warning: .*\[draft-on\]\n {2}posts\/one\.md:6: warning: .*\[missing-alt\]$/m;
  const plan = await run({ 'dry-run': true, json: true });
  expect([plan.code, JSON.parse(plan.out)]).toMatchObject([0, { stops: [], warnings: named }]);
  const dry = await run({ 'dry-run': true });
  expect([dry.code, dry.said]).toEqual([0, expect.stringMatching(lines)]);
  expect(dry.out).not.toContain('warning');
  const done = await run({});
  expect([done.code, done.out]).toEqual([0, expect.stringMatching(/^Published /)]);
  expect(done.said).toMatch(lines);
  site.write('posts/two.md', draft.replace('One', 'Two'));
  site.hook('pre-receive', 'exit 1', site.remote);
  const declined = await run({ json: true });
  const inTwo = named.map(finding => ({ ...finding, file: 'posts/two.md' }));
  expect([declined.code, JSON.parse(declined.out)]).toMatchObject([
    1,
    { result: 'committed', warnings: inTwo },
  ]);
  site.hook('pre-receive', 'exit 0', site.remote);
  const again = await run({ json: true });
  expect(JSON.parse(again.out)).toMatchObject({ result: 'published', warnings: inTwo });
});

it('leysin publish names no warning of a rule that is off in the blog, nor what is online already', async () => {
  site.write('posts/cat.png', 'a picture');
  site.write('posts/one.md', draft);
  site.write('.leysin.json', '{ "version": 1, "checks": { "missing-alt": "off" } }');
  const rules = (out: string) => (JSON.parse(out).warnings ?? []).map(({ rule }: { rule: string }) => rule);
  expect(rules((await run({ 'dry-run': true, json: true })).out)).toEqual(['draft-on']);
  expect(rules((await run({ json: true })).out)).toEqual(['draft-on']);
  site.write('posts/one.md', `${draft}\nMore.\n`);
  const more = await run({ json: true });
  expect(Object.keys(JSON.parse(more.out))).toEqual(['result', 'commit', 'url', 'files']);
});

it('leysin publish names no warning of a post that was left out', async () => {
  site.write('posts/cat.png', 'a picture');
  site.write('posts/one.md', draft);
  site.write('posts/two.md', draft.replace('One', 'Two'));
  site.pushFromElsewhere({ 'posts/two.md': 'Theirs.\n' });
  const { code, out } = await run({ json: true });
  const { result, warnings } = JSON.parse(out);
  expect([code, result]).toEqual([1, 'published']);
  expect(warnings.map(({ file }: { file: string }) => file)).toEqual(['posts/one.md', 'posts/one.md']);
});

it('leysin publish --dry-run of nothing says what the publish would say, and what else waits', async () => {
  const clean = await run({ 'dry-run': true }, join(site.blog, 'posts/one.md'));
  expect([clean.code, clean.out]).toEqual([0, 'Nothing to publish: all of it is online']);
  site.write('posts/two.md', 'changed');
  site.write('layout.css', 'p {}');
  const one = join(site.blog, 'posts/one.md');
  const head = 'Nothing to publish in this post; 2 other files changed here';
  const told = await run({}, one);
  expect([told.code, told.out]).toEqual([0, head]);
  const dry = await run({ 'dry-run': true }, one);
  expect([dry.code, dry.out.split('\n')[0]]).toEqual([0, head]);
  expect(dry.out).toContain('posts/two.md');
  expect(dry.said).toBe(told.said.split('\n').at(-1));
  const rest = { posts: 1, others: 1, kept: 0, waiting: 0, isBehind: false };
  for (const options of [{}, { 'dry-run': true }]) {
    const { code, out } = await run({ ...options, json: true }, one);
    expect([code, JSON.parse(out).rest]).toEqual([0, rest]);
  }
});

it('leysin publish --dry-run of a branch that was never online does not call it nothing', async () => {
  site.git('switch', '-q', '-c', 'next');
  const { code, out } = await run({ 'dry-run': true });
  expect([code, out]).toEqual([0, expect.stringMatching(/^0 posts, 0 files to origin .*, branch next/)]);
});

it('leysin publish --json answers in JSON also where our own folder cannot be written', async () => {
  site.write('posts/one.md', '---\ntitle: One\n---\n\nText.\n');
  // A folder of ours that cannot be made.
  site.write('publish', 'a file', join(site.folder, 'home'));
  const { code, out } = await run({ json: true });
  expect([code, JSON.parse(out)]).toMatchObject([
    1,
    {
      result: 'refused',
      commit: null,
      files: [],
      error: { code: 'file.failed', message: expect.stringContaining(join('home', 'publish')) },
    },
  ]);
});

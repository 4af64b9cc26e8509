import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SiteFixture } from '../services/publish/testing/site-fixture.ts';
import { publishCommand } from './publish-command.ts';

let site: SiteFixture;

beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

async function publish(isJson: boolean, isDry = false) {
  const out: string[] = [];
  const said: string[] = [];
  const values = {
    folder: site.blog,
    trust: true,
    ...(isJson ? { json: true } : {}),
    ...(isDry ? { 'dry-run': true } : {}),
  };
  const code = await publishCommand.run([], values, {
    cwd: site.blog,
    env: { LEYSIN_HOME: join(site.folder, 'home') },
    programRoot: join(site.folder, 'no-program'),
    out: line => out.push(line),
    say: line => said.push(line),
  });
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

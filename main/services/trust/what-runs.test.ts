import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullSite } from '../publish/pull-site.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { makePlan } from '../publish-plan/make-plan.ts';
import { readTrustFindings } from './trust-findings.ts';

let site: SiteFixture;
let marks: string;
beforeEach(() => {
  site = new SiteFixture();
  marks = join(site.folder, 'marks');
  site.gitIn(site.folder, 'init', '-q', marks);
});
afterEach(() => site.remove());

const mark = (name: string) => `touch '${join(marks, name)}'`;
const ran = () => readdirSync(marks).filter(name => name !== '.git');

/** Plan, publish over a remote that is ahead, and pull: everything Leysin uses git for. */
async function publishAndPull(): Promise<void> {
  const { blog: root, runFolder } = site;
  site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere\n' });
  site.write('posts/one.md', 'changed\n');
  await makePlan({ root, paths: ['posts/one.md'], title: 'One' });
  expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
  site.pushFromElsewhere({ 'posts/three.md': 'from elsewhere\n' });
  expect(await pullSite({ root, runFolder })).toMatchObject({ result: 'published' });
}

const neverRun = [
  'alias.commit',
  'alias.status',
  'browser.x.cmd',
  'core.editor',
  'core.fsmonitor',
  'core.pager',
  'diff.external',
  'diff.x.command',
  'diff.x.textconv',
  'difftool.x.cmd',
  'interactive.diffFilter',
  'man.x.cmd',
  'mergetool.x.cmd',
  'pager.status',
  'sendemail.smtpServer',
  'sequence.editor',
  'submodule.x.update',
  'trailer.x.cmd',
  'trailer.x.command',
  'uploadpack.packObjectsHook',
];

const elsewhere = [
  'post-checkout',
  'post-rewrite',
  'pre-auto-gc',
  'pre-merge-commit',
  'pre-rebase',
  'update',
];
const whilePublishing = [
  'commit-msg',
  'post-commit',
  'post-index-change',
  'post-merge',
  'pre-commit',
  'pre-push',
  'prepare-commit-msg',
  'reference-transaction',
];

describe('what the user is told before trusting', () => {
  test('that it never runs, does not', async () => {
    site.write('.gitattributes', '* diff=x\n');
    for (const name of neverRun) site.git('config', name, `${mark(name)}; :`);
    for (const name of elsewhere) site.hook(name, mark(name));
    site.git('config', 'gc.auto', '1');
    site.git('config', 'maintenance.auto', 'true');
    const { found } = (await readTrustFindings(site.blog, null)).findings;
    const never = found.filter(({ group }) => group === 'never').map(({ name }) => name);
    expect(never).toEqual(
      expect.arrayContaining([...neverRun.map(name => name.toLowerCase()), ...elsewhere]),
    );
    await publishAndPull();
    expect(ran()).toEqual([]);
    // The marks are made where such a setting is obeyed.
    site.git('status');
    expect(ran()).toContain('core.fsmonitor');
  });

  test('that it runs when publishing, does', async () => {
    for (const name of whilePublishing) site.hook(name, mark(name));
    site.write('.git/info/attributes', '*.md filter=x\n');
    site.git('config', 'filter.x.clean', `${mark('clean')}; cat`);
    const { found } = (await readTrustFindings(site.blog, null)).findings;
    const publish = found.filter(({ group }) => group === 'publish').map(({ name }) => name);
    expect(publish.sort()).toEqual([...whilePublishing, 'filter.x.clean'].sort());
    await publishAndPull();
    expect(ran().sort()).toEqual([...whilePublishing, 'clean'].sort());
  });

  test('that it runs under a condition, does under that one', async () => {
    site.write('.git/info/attributes', '*.md merge=x\n');
    site.git('config', 'merge.x.driver', `${mark('driver')}; cp %B %A`);
    const { found } = (await readTrustFindings(site.blog, null)).findings;
    expect(found.find(({ name }) => name === 'merge.x.driver')).toMatchObject({ group: 'maybe' });
    await publishAndPull();
    expect(existsSync(join(marks, 'driver'))).toBe(false);
    site.pushFromElsewhere({ 'posts/one.md': 'changed there\n' });
    site.write('posts/one.md', 'changed here, too\n');
    await site.publish(['posts/one.md']);
    expect(existsSync(join(marks, 'driver'))).toBe(true);
  });
});

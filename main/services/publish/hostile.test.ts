import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { makePlan } from '../publish-plan/make-plan.ts';
import { pullSite } from './pull-site.ts';
import { SiteFixture } from './testing/site-fixture.ts';

interface Item {
  readonly kind: string;
  readonly value: string;
}

const file = findSharedData('payloads/git-hostile.json');
const items: readonly Item[] = file ? JSON.parse(readFileSync(file, 'utf8')).items : [];
const valuesOf = (kind: string) => items.filter(item => item.kind === kind).map(item => item.value);

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
  site.write('posts/one.md', 'changed');
});
afterEach(() => site.remove());

/** Looks for the marker file everywhere a command could have left it. */
function isPwned(): boolean {
  const places = [site.folder, process.cwd(), ...readdirSync(site.folder, { recursive: true }).map(String)];
  return places.some(place => existsSync(join(place, 'PWNED')) || /(^|\/)PWNED$/.test(place));
}

async function planPublishPull(): Promise<readonly string[]> {
  const { blog: root, runFolder } = site;
  const plan = await makePlan({ root, paths: ['posts/one.md'], title: 'One' }).then(
    () => 'planned',
    error => (isAppError(error) ? error.code : 'thrown'),
  );
  const published = await site.publish(['posts/one.md'], { limits: { silence: 10_000 } });
  const pulled = await pullSite({ root, runFolder, limits: { silence: 10_000 } });
  return [plan, published.error?.code ?? published.result, pulled.error?.code ?? pulled.result];
}

/** Settings that name a program no publish needs: ours to neutralise, also in a blog the user trusts. */
const ours = [
  'core.fsmonitor=touch PWNED',
  'core.pager=touch PWNED',
  'core.editor=touch PWNED',
  'sequence.editor=touch PWNED',
  'diff.external=touch PWNED',
  'diff.x.textconv=touch PWNED',
  'protocol.ext.allow=always',
  'interactive.diffFilter=touch PWNED',
  'trailer.x.command=touch PWNED',
  'submodule.x.update=!touch PWNED',
  'push.recurseSubmodules=on-demand',
  'push.default=matching',
  'maintenance.auto=true',
  'status.showUntrackedFiles=no',
  'core.quotePath=true',
  'index.version=4',
  'safe.bareRepository=all',
  'init.templateDir=evil',
  'push.followTags=true',
  'fetch.prune=true',
];

describe('settings of a trusted blog', () => {
  test.each(ours)('%s runs nothing and changes nothing', async setting => {
    const at = setting.indexOf('=');
    site.write('.gitattributes', '*.md diff=x\n');
    site.git('config', setting.slice(0, at), setting.slice(at + 1));
    expect(await planPublishPull()).toEqual(['planned', 'published', 'nothing']);
    expect(isPwned()).toBe(false);
  });

  test('would run their programs under a git that is called plainly', () => {
    site.git('config', 'core.fsmonitor', 'touch PWNED');
    site.git('status');
    expect(isPwned()).toBe(true);
  });

  test('an address that insteadOf turns into a command is refused, though the settings allow the transport', async () => {
    site.git('config', 'protocol.ext.allow', 'always');
    site.git('config', 'url.ext::sh -c touch% PWNED% .insteadOf', 'https://');
    site.git('remote', 'set-url', 'origin', 'https://example.org/x.git');
    const code = 'git.unsupported-transport';
    expect(await planPublishPull()).toEqual([code, code, code]);
    expect(isPwned()).toBe(false);
  });
});

/** Settings of the user's own server and signing program: a blog that is trusted may name them. */
const theirs = /^(remote\.origin\.uploadpack|gpg\.|credential\.)/;

describe.skipIf(!file)('hostile settings from the shared list, in a trusted blog', () => {
  test.each(valuesOf('repo-config').filter(setting => !ours.includes(setting)))('%s', async setting => {
    const at = setting.lastIndexOf('=', setting.startsWith('url.') ? undefined : setting.indexOf('='));
    site.git('config', setting.slice(0, at), setting.slice(at + 1));
    const ends = await planPublishPull();
    expect(ends).not.toContain('thrown');
    expect(ends).not.toContain('internal');
    if (!theirs.test(setting)) expect(isPwned()).toBe(false);
  });
});

describe.skipIf(!file)('hostile names and addresses from the shared list', () => {
  test.each(valuesOf('branch'))('branch %j', async name => {
    try {
      site.git('update-ref', `refs/heads/${name}`, 'HEAD');
      site.git('symbolic-ref', 'HEAD', `refs/heads/${name}`);
    } catch {
      // git itself knows no such branch; then a forged HEAD is all an attacker has.
      site.write('.git/HEAD', `ref: refs/heads/${name}\n`);
    }
    const ends = await planPublishPull();
    expect(ends).not.toContain('thrown');
    expect(ends).not.toContain('internal');
    expect(isPwned()).toBe(false);
  });

  test.each(valuesOf('remote-url'))('address %j', async url => {
    site.write('.git/config', `[core]\n[remote "origin"]\n\turl = ${JSON.stringify(url)}\n`);
    const ends = await planPublishPull();
    expect(ends).not.toContain('thrown');
    expect(ends[1]).not.toBe('published');
    expect(isPwned()).toBe(false);
  });

  test.each(valuesOf('remote-name'))('remote %j', async name => {
    site.write(
      '.git/config',
      `[core]\n[remote ${JSON.stringify(name)}]\n\turl = ${JSON.stringify(site.remote)}\n`,
    );
    const [plan, published] = await planPublishPull();
    expect(plan).toBe('git.no-remote');
    expect(published).toBe('git.no-remote');
    expect(isPwned()).toBe(false);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { requireIdentity } from './identity.ts';
import { openRepository } from './repository.ts';
import { observeGit } from './run-git.ts';
import { readSettings } from './settings.ts';

let site: SiteFixture;
const env = { ...process.env };
beforeEach(() => {
  site = new SiteFixture();
  for (const name of Object.keys(process.env))
    if (/^GIT_(AUTHOR|COMMITTER)/.test(name)) delete process.env[name];
});
afterEach(() => {
  process.env = { ...env };
  site.remove();
});

const set = (name: string, value: string) => site.git('config', '--local', name, value);

test.each<readonly [string, boolean, () => void]>([
  ['a name and an address', true, () => undefined],
  ['a name in another script', true, () => set('user.name', '山田')],
  ['no name', false, () => set('user.name', '')],
  ['a name of signs', false, () => set('user.name', '.,;')],
  ['an address of signs', false, () => set('user.email', '<>')],
  ['an author of their own', false, () => set('author.name', 'Somebody')],
  ['a committer without a name', false, () => set('committer.name', '')],
  ['a name from outside', false, () => Object.assign(process.env, { GIT_COMMITTER_NAME: '' })],
])('whom a commit is by, read from the settings, is what git says: %s', async (_what, isPlain, change) => {
  set('user.name', 'Test Writer');
  set('user.email', 'writer@example.invalid');
  change();
  const repository = await openRepository(site.blog);
  const settings = await readSettings(repository);
  const calls: string[] = [];
  const ask = (known: typeof settings | undefined) =>
    requireIdentity({ ...repository, settings: known }).then(
      () => 'known',
      error => error.code as string,
    );
  const stop = observeGit(args => calls.push(args[0] ?? ''));
  const found = await ask(settings);
  const wasPlain = calls.length === 0;
  const asked = await ask(undefined);
  stop();
  expect(found).toBe(asked);
  expect(wasPlain).toBe(isPlain);
});

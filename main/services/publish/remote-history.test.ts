import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import { pullSite } from './pull-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 60 : 5;
/** A change of one paragraph of one post. */
interface Change {
  readonly name: string;
  readonly part: number;
  readonly word: number;
}

const names = ['one', 'two', 'three', 'new'];

const edit = fc.record({
  name: fc.constantFrom(...names),
  part: fc.integer({ min: 1, max: 5 }),
  word: fc.nat(99),
});
const action = fc.oneof(
  fc.record({ kind: fc.constantFrom('publish' as const, 'elsewhere' as const, 'stage' as const), edit }),
  fc.record({ kind: fc.constantFrom('pull' as const), edit }),
);

/** Forbidden in every form: words that rewrite history, drop work, or sweep in what was not named. */
const forbidden = /^(reset|clean|checkout|stash|rebase|filter-branch|gc|switch|restore)$/;
const forcing = /^(--force.*|-f|\+.*:.*|-A|--all|-a|--amend|--no-verify|--hard|--mirror)$/;

test(
  'the history online only grows, staged changes stay, and no command forces or sweeps',
  async () => {
    const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`remote-history: seed ${seed}`);
    const property = fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 7 }), async actions => {
      const site = new SiteFixture();
      const calls: (readonly string[])[] = [];
      const stop = observeGit(args => calls.push(args));
      try {
        site.write('staged.md', 'staged');
        site.git('add', 'staged.md');
        for (const [number, { kind, edit: change }] of actions.entries()) {
          const tip = site.tip();
          await perform(site, kind, change, number);
          expect(site.git('merge-base', '--is-ancestor', tip, fetchTip(site))).toBe('');
        }
        // What others do, and staging, starts no git of ours.
        if (actions.some(({ kind }) => kind === 'publish' || kind === 'pull'))
          expect(calls.length).toBeGreaterThan(0);
        checkCalls(calls);
        expect(site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main')).not.toMatch(/staged\.md/);
      } finally {
        stop();
        site.remove();
      }
    });
    await fc.assert(property, { numRuns: runs, seed });
  },
  runs * 20_000,
);

async function perform(site: SiteFixture, kind: string, change: Change, number: number): Promise<void> {
  const path = `posts/${change.name}.md`;
  const text = paragraphs(change.name, { [change.part]: `${kind} ${number} ${change.word}` });
  if (kind === 'elsewhere') site.pushFromElsewhere({ [path]: text });
  else if (kind === 'stage') site.write('unstaged.md', text);
  else if (kind === 'pull') await pullSite({ root: site.blog, runFolder: site.runFolder });
  else await editAndPublish(site, path, text);
}

async function editAndPublish(site: SiteFixture, path: string, text: string): Promise<void> {
  const tip = site.tip();
  const staged = site.git('diff', '--cached', '--', 'staged.md');
  site.write(path, text);
  const outcome = await site.publish([path]);
  if (outcome.result === 'published') expect(site.tip()).not.toBe(tip);
  // An earlier refusal leaves its post changed here: what comes for it later would overwrite it.
  else expect(['publish.conflict', 'publish.would-overwrite']).toContain(outcome.error?.code);
  expect(['published', 'refused']).toContain(outcome.result);
  if (outcome.result === 'refused') expect(site.read(path)).toBe(text);
  expect(site.git('diff', '--cached', '--', 'staged.md')).toBe(staged);
  expect(staged).toContain('+staged');
}

function checkCalls(calls: readonly (readonly string[])[]): void {
  for (const [command, ...words] of calls) {
    expect(command).not.toMatch(forbidden);
    if (/^(add|commit|fetch|merge|push)$/.test(command ?? ''))
      for (const word of words)
        if (command !== 'fetch' || !word.startsWith('+')) expect(word).not.toMatch(forcing);
  }
}

/** The remote's tip, with its objects here so that ancestry can be asked for. */
function fetchTip(site: SiteFixture): string {
  site.git('fetch', '-q', site.remote, 'main');
  return site.tip();
}

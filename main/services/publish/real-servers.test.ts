import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from './testing/served-site.ts';
import { cutOutcomes, type ServerKind, type Situation, serverOutcomes } from './testing/server-outcomes.ts';
import { paragraphs } from './testing/site-fixture.ts';
import { whyNoSshServer } from './testing/ssh-server.ts';

const run = promisify(execFile);
const kinds = Object.keys(serverOutcomes) as ServerKind[];
/** Cuts at every server that has a connection, together. */
const cuts = process.env.LEYSIN_LONG ? 100 : 10;
const cutKinds: readonly ServerKind[] = kinds.filter(kind => kind !== 'folder');
const noSsh = whyNoSshServer();

let served: ServedSite;
let posts = 0;

/** Writes a post nobody has written yet and gives its path. */
function writePost(): string {
  const path = `posts/new-${posts++}.md`;
  served.site.write(path, paragraphs(path));
  return path;
}

/** What must be so whenever a publish has ended, however it did. */
function lookAround(path: string, tipBefore: string): { readonly tip: string } {
  const { site } = served;
  const tip = site.tip();
  expect(site.read(path)).toBe(paragraphs(path));
  expect(site.git('diff', 'HEAD', '--stat')).toBe('');
  // The remote went forward or stayed: merge-base fails otherwise.
  site.gitIn(site.remote, 'merge-base', '--is-ancestor', tipBefore, tip);
  return { tip };
}

/** The next publish finishes the work; there is none left when only the word that all had arrived was lost. */
async function publishAgain(path: string, commit: string | null): Promise<void> {
  const { site } = served;
  const isThere = commit !== null && site.tip() === commit;
  const again = await site.publish([path]);
  expect(again).toMatchObject(isThere ? { result: 'nothing' } : { result: 'published', files: [path] });
  if (commit !== null && !isThere) expect(again.commit).toBe(commit);
  expect(site.tip()).toBe(site.git('rev-parse', 'HEAD').trim());
  expect(site.gitIn(site.remote, 'show', `main:${path}`)).toBe(paragraphs(path));
}

async function publishWhile(situation: Situation, wanted: string): Promise<void> {
  const path = writePost();
  const { site } = served;
  const before = site.git('rev-parse', 'HEAD').trim();
  const leave = await served.enter(situation);
  const tipBefore = situation === 'repository-gone' ? before : site.tip();
  const outcome = await site.publish([path]);
  const code = outcome.error ? ` ${outcome.error.code}` : '';
  await leave();
  expect(`${outcome.result}${code}`, JSON.stringify(outcome.error?.data)).toBe(wanted);
  const { tip } = lookAround(path, tipBefore);
  const head = site.git('rev-parse', 'HEAD').trim();
  if (outcome.result === 'published') expect(tip).toBe(head);
  else expect(tip).toBe(tipBefore);
  if (outcome.result === 'committed') expect(outcome.commit).toBe(head);
  if (outcome.result === 'refused') expect(head).toBe(before);
  expect(JSON.stringify(outcome)).not.toContain('sw0rdfish');
  if (outcome.result !== 'published') await publishAgain(path, outcome.commit);
}

describe.each(kinds)('publishing to a server of the kind %s', kind => {
  const isSkipped = kind === 'ssh' && noSsh !== null;
  beforeAll(async () => {
    if (!isSkipped) served = await serveSite(kind);
  });
  afterAll(async () => {
    if (!isSkipped) await served.stop();
  });

  const situations = Object.entries(serverOutcomes[kind]) as [Situation, string][];
  test.skipIf(isSkipped).each(situations)('%s ends as: %s', publishWhile);

  test.skipIf(isSkipped)('a clone of it has everything', async () => {
    const { site } = served;
    const options = kind === 'ssh' ? ['-c', `core.sshCommand=ssh -F "${served.ssh?.config}"`] : [];
    // Not synchronously: the relay is in this process.
    await run('git', [...options, 'clone', '-q', served.address(), 'copy'], { cwd: site.folder });
    expect(site.gitIn(`${site.folder}/copy`, 'rev-parse', 'HEAD').trim()).toBe(site.tip());
  });

  test.skipIf(isSkipped || !cutKinds.includes(kind))(
    'a connection cut anywhere loses nothing, and the next publish goes on',
    async () => {
      const { site, proxy } = served;
      if (!proxy) throw new Error('nothing to cut');
      proxy.passed = 0;
      await site.publish([writePost()]);
      const whole = proxy.passed;
      const ends = new Map<string, number>();
      for (let index = cutKinds.indexOf(kind); index < cuts; index += cutKinds.length) {
        const place = spread(index) * whole;
        const path = writePost();
        const tipBefore = site.tip();
        proxy.budget = Math.floor(place);
        const outcome = await site.publish([path]);
        proxy.budget = null;
        const end = `${outcome.result} ${outcome.error?.code ?? ''}`.trim();
        ends.set(end, (ends.get(end) ?? 0) + 1);
        expect(cutOutcomes[kind], JSON.stringify({ place, outcome })).toContain(end);
        lookAround(path, tipBefore);
        if (outcome.result !== 'published') await publishAgain(path, outcome.commit);
      }
      site.git('fsck', '--strict', '--no-dangling');
      console.log(`real-servers: ${kind}: ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}`);
    },
    600_000,
  );
});

/** The fraction of the way at which the cut of that number comes: all over it, and the same ones in every run (van der Corput). */
function spread(index: number): number {
  let [fraction, digits, base] = [0, index + 1, 0.5];
  for (; digits > 0; digits = Math.floor(digits / 2), base /= 2) fraction += base * (digits % 2);
  return fraction;
}

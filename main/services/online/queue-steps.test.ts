import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QueueRig } from './testing/queue-rig.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 40 : 4;

const step = fc.constantFrom(
  'publish',
  'publish',
  'offline',
  'online',
  'restart',
  'try',
  'elsewhere',
  'alone',
);

test(
  'whatever goes down and comes back: all that was published is online at the end, once, in order, and nothing else',
  async () => {
    const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`queue-steps: seed ${seed}`);
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async steps => {
      const rig = new QueueRig();
      const published: string[] = [];
      try {
        await rig.goOnline();
        for (const [at, kind] of steps.entries()) await take(rig, kind, at, published);
        await rig.goOnline();
        for (let tries = 0; (await rig.state())?.stopped === null && tries < 5; tries++) await rig.next();
        expect(rig.warnings).toEqual([]);
        const left = await rig.state();
        // A commit of the user's own above it may be in the way of joining; then it is said, and the user sends it.
        if (left?.stopped) expect(left.stopped.code).toBe('publish.waiting-blocked');
        else expect(left).toBeNull();
        const mine = rig.online().filter(subject => subject.startsWith('Publish '));
        if (left === null) expect(mine).toEqual(published);
        else expect(published.slice(0, mine.length)).toEqual(mine);
        const unpublished = steps.flatMap((kind, at) =>
          kind === 'alone' && !steps.includes('publish', at) ? [`Alone ${at}`] : [],
        );
        expect(rig.online().filter(subject => unpublished.includes(subject))).toEqual([]);
        expect(rig.site.git('status', '--porcelain')).toBe('');
        expect(rig.site.git('fsck', '--strict', '--no-dangling')).toBe('');
      } finally {
        await rig.close();
      }
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  },
  runs * 60_000,
);

async function take(rig: QueueRig, kind: string, at: number, published: string[]): Promise<void> {
  const { site } = rig;
  if (kind === 'offline') await rig.goOffline();
  if (kind === 'online') await rig.goOnline();
  if (kind === 'restart') await rig.restart();
  if (kind === 'try') await rig.next();
  if (kind === 'elsewhere') site.pushFromElsewhere({ [`elsewhere-${at}.md`]: 'from elsewhere' });
  // What the user commits in a terminal goes online with the next publish, which says so, and not before.
  if (kind === 'alone') site.git('commit', '-q', '--allow-empty', '-m', `Alone ${at}`);
  if (kind !== 'publish') return;
  const outcome = await rig.publish(`posts/new-${at}.md`, `text ${at}`);
  expect(['published', 'committed']).toContain(outcome.result);
  published.push(`Publish posts/new-${at}.md`);
}

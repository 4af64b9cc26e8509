import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullSite } from './pull-site.ts';
import { listConflicts } from './settle-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const one = 'posts/one.md';
const two = 'posts/two.md';
const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);
const pull = () => pullSite({ root: site.blog, runFolder: site.runFolder });
const conflicts = () => listConflicts({ root: site.blog, runFolder: site.runFolder });
const inTwo = (first: string, last?: string) =>
  paragraphs('two', { 1: first, ...(last === undefined ? {} : { 5: last }) });

function publishTwo(text: string) {
  site.write(two, text);
  return site.publish([two]);
}

/** Has a commit stand here that cannot go online, so that what is published goes there without it. */
beforeEach(async () => {
  site.pushFromElsewhere({ [one]: 'from elsewhere' });
  site.write(one, 'from here');
  site.git('commit', '-q', '-am', 'Not online yet');
  expect(await publishTwo(inTwo('first'))).toMatchObject({ result: 'published', isAlone: true });
});

describe('a post that went online without the rest of the branch', () => {
  test('can be changed in the same place and published again, and again', async () => {
    for (const text of ['second', 'third']) {
      expect(await publishTwo(inTwo(text))).toMatchObject({ result: 'published', files: [two], left: [one] });
      expect(online(two)).toBe(inTwo(text));
    }
    expect(online(one)).toBe('from elsewhere');
    expect((await conflicts()).files.map(({ path }) => path)).toEqual([one]);
  });

  test('takes in what somebody else writes elsewhere in it meanwhile', async () => {
    site.pushFromElsewhere({ [two]: inTwo('first', 'their end') });
    expect(await publishTwo(inTwo('second'))).toMatchObject({ result: 'published', files: [two] });
    expect(online(two)).toBe(inTwo('second', 'their end'));
    // And what it took in there is no change of theirs either.
    expect(await publishTwo(inTwo('third'))).toMatchObject({ result: 'published', files: [two] });
    expect(online(two)).toBe(inTwo('third', 'their end'));
  });

  test('is still asked about where somebody else changed the same place of it', async () => {
    site.pushFromElsewhere({ [two]: inTwo('theirs') });
    const error = { code: 'publish.conflict', data: { paths: [two] } };
    expect(await publishTwo(inTwo('second'))).toMatchObject({ result: 'refused', error });
    site.git('commit', '-q', '-am', 'Here');
    const asked = (await conflicts()).files.find(({ path }) => path === two);
    expect(asked).toMatchObject({ base: inTwo('first'), mine: inTwo('second'), online: inTwo('theirs') });
  });

  test('comes together with its later version when the rest is out of the way', async () => {
    site.write(two, inTwo('second'));
    site.git('commit', '-q', '-am', 'Second');
    site.pushFromElsewhere({ [one]: 'from here' });
    expect(await pull()).toMatchObject({ result: 'published' });
    expect(site.read(two)).toBe(inTwo('second'));
    expect(await site.publish([])).toMatchObject({ result: 'published' });
    expect(online(two)).toBe(inTwo('second'));
    // From here on both sides have one history, and the bond counts no more.
    expect(await publishTwo(inTwo('third'))).toMatchObject({ result: 'published', files: [two] });
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('stays taken back here, though git would bring it back', async () => {
    site.write(two, paragraphs('two'));
    site.git('commit', '-q', '-am', 'As it was');
    site.pushFromElsewhere({ [one]: 'from here' });
    expect(await pull()).toMatchObject({ result: 'published' });
    expect(site.read(two)).toBe(paragraphs('two'));
  });
});

import { expect, test } from 'vitest';
import type { OnlineChange, OnlineNews, WaitingPublish } from '../../shared/model/online.ts';
import { anEntry } from '../state/samples.test-support.ts';
import {
  describeAmount,
  describeChange,
  describeNews,
  describeTime,
  describeWaiting,
  nameGetting,
} from './describe-online.ts';

const noon = new Date(2026, 10, 23, 12, 5);
const waiting: WaitingPublish = {
  branch: 'main',
  publishes: 1,
  files: ['a.md'],
  since: noon.getTime(),
  nextTry: null,
  isSending: false,
  problem: null,
  stopped: null,
  takesBack: false,
};

test('what waits is named, with since when or why not', () => {
  const posts = [anEntry({ title: 'First snow' }), anEntry({ path: 'b.md' })];
  const say = (change: Partial<WaitingPublish>) => describeWaiting({ ...waiting, ...change }, posts, noon);
  expect(say({})).toBe(
    '“First snow” is committed here, not online yet. Waiting for the network since 12:05.',
  );
  expect(say({ files: ['a.md', 'b.md'] })).toMatch(/^2 files are committed here/);
  expect(say({ files: ['b.png'] })).toMatch(/^1 file is committed here/);
  expect(say({ files: [] })).toMatch(/^What you published is committed here/);
  expect(say({ isSending: true })).toMatch(/ Sending…$/);
  expect(say({ stopped: { code: 'git.auth-failed', data: {} } })).toMatch(
    /has stopped: The host did not let you in\.$/,
  );
});

test('another day is named', () => {
  expect(describeTime(noon.getTime(), new Date(2026, 10, 24))).toBe('23 Nov 2026, 12:05');
});

test('news are counted in posts, else in files', () => {
  const change: OnlineChange = { path: 'a.md', change: 'modified', to: null, author: 'Zoë', when: 0 };
  const news: OnlineNews = { tip: 't', behind: 2, ahead: 0, posts: [change], otherFiles: 1 };
  expect(describeNews(news)).toBe('1 post changed online');
  expect(nameGetting(news)).toBe('Get it');
  const two = { ...news, posts: [change, change] };
  expect([describeNews(two), nameGetting(two)]).toEqual(['2 posts changed online', 'Get all 2']);
  expect(describeNews({ ...news, posts: [] })).toBe('1 file changed online; none is a post');
  expect(describeNews({ ...news, posts: [], otherFiles: 0 })).toBe('Something changed online');
});

test('what happened to a post is said, with who did it where that is known', () => {
  const say = (change: Partial<OnlineChange>) =>
    describeChange({ path: 'a.md', change: 'modified', to: null, author: 'Zoë', when: 0, ...change });
  expect(say({})).toBe('Changed online by Zoë');
  expect(say({ author: '' })).toBe('Changed online');
  expect(say({ change: 'deleted' })).toBe('Removed online by Zoë');
  expect(say({ change: 'added' })).toBe('New online by Zoë');
  expect(say({ change: 'renamed', to: 'b.md' })).toBe('Moved online by Zoë to b.md');
});

test('how much changed is counted in paragraphs; what is in a file of its own is named', () => {
  const change: OnlineChange = { path: 'a.md', change: 'modified', to: null, author: '', when: 0 };
  const say = (paragraphs: number, kind: OnlineChange['change'] = 'modified') =>
    describeAmount({ change: { ...change, change: kind }, text: '', paragraphs });
  expect([say(3), say(1), say(0), say(3, 'deleted')]).toEqual([
    '3 paragraphs',
    '1 paragraph',
    'its metadata',
    '',
  ]);
});

test('a take-back that waits is told as one', () => {
  const stopped = { code: 'cancelled', data: { isSent: true } } as const;
  expect(describeWaiting({ ...waiting, takesBack: true, stopped }, [], new Date())).toBe(
    'Taking back 1 file is committed here, not online yet. You cancelled it while it was being sent, and the host may still put it online.',
  );
});

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { makeLargeRepository, postPath, type RepositorySize } from './large-repository.ts';
import { connectToLeysin, type LeysinClient } from './leysin-client.ts';
import { publishByHand } from './publish-by-hand.ts';

const size: RepositorySize = { files: 20_000, commits: 5_000 };
const rounds = 9;
const planRounds = 7;
const manyPosts = 100;
const windowRounds = 3;
/** Above the numbers of the posts that the other parts change. */
const firstInWindow = 7_001;
/** How long the first search of all texts may take, in ms. */
const longestSearch = 120_000;

/**
 * Publishing in a large repository: one post as the Publish button does it, a plan of many posts, and what the page has
 * to do meanwhile.
 */
export async function measureLargePublish(browser: Browser, place: ScratchPlace): Promise<readonly Figure[]> {
  const ourBlog = makeLargeRepository(place, 'large-ours', size);
  const theirBlog = makeLargeRepository(place, 'large-by-hand', size);
  const where = `of ${size.files} files, ${size.commits} commits`;
  const one = await timePublishes(place, ourBlog, theirBlog);
  const plan = await timePlans(place, ourBlog);
  const longest = await longestTasks(browser, place, ourBlog);
  return [
    { name: `publish one post ${where}`, ...one },
    { name: `plan of ${manyPosts} changed posts ${where}`, ...plan },
    { name: 'longest task of the page during that publish (0: under 50)', ours: longest, bare: undefined },
  ];
}

interface Compared {
  readonly ours: number[];
  readonly bare: number[];
}

/** Serves a blog that is trusted and listed while `work` goes on. */
async function withClient<T>(
  place: ScratchPlace,
  blog: string,
  work: (client: LeysinClient) => Promise<T>,
): Promise<T> {
  const leysin = await place.serve(blog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: blog });
  await client.call('blog.trust', null);
  await client.call('posts.list', null);
  try {
    return await work(client);
  } finally {
    client.close();
    await leysin.stop();
  }
}

async function timePublishes(place: ScratchPlace, ourBlog: string, theirBlog: string): Promise<Compared> {
  const times: Compared = { ours: [], bare: [] };
  await withClient(place, ourBlog, async client => {
    for (let round = 0; round < rounds; round += 1) {
      const path = postPath(round);
      for (const blog of [ourBlog, theirBlog]) appendFileSync(join(blog, path), `\nLine ${round}.\n`);
      times.ours.push(await timed(() => publishAsButton(client, path)));
      times.bare.push(await timed(() => publishByHand(place, theirBlog, path)));
    }
  });
  return times;
}

async function publishAsButton(client: LeysinClient, path: string): Promise<void> {
  const run = { posts: [path], message: null, seen: null, files: null, isUnseen: true };
  const outcome = (await client.call('publish.run', run)) as { readonly result: string };
  if (outcome.result !== 'published') throw new Error(`publish: ${JSON.stringify(outcome)}`);
}

/** The plan of many posts, beside the two git commands that tell as much. */
async function timePlans(place: ScratchPlace, blog: string): Promise<Compared> {
  const times: Compared = { ours: [], bare: [] };
  await withClient(place, blog, async client => {
    for (let round = 0; round < planRounds; round += 1) {
      for (let index = 0; index < manyPosts; index += 1)
        appendFileSync(join(blog, postPath(index * 31)), `\nPlan ${round}.\n`);
      times.ours.push(await timed(() => planMany(client)));
      times.bare.push(
        await timed(() => {
          git(place.env, blog, 'status', '--porcelain', '--untracked-files=all');
          git(place.env, blog, 'diff', '--stat', 'HEAD');
        }),
      );
    }
  });
  return times;
}

async function planMany(client: LeysinClient): Promise<void> {
  const plan = (await client.call('publish.plan', { posts: null })) as { readonly posts: readonly unknown[] };
  if (plan.posts.length !== manyPosts) throw new Error(`plan: ${plan.posts.length} posts`);
}

/** The longest task of the page while its Publish button publishes, in ms; the browser tells those over 50 only. */
async function longestTasks(browser: Browser, place: ScratchPlace, blog: string): Promise<readonly number[]> {
  await withClient(place, blog, async () => undefined);
  const leysin = await place.serve(blog);
  const page = await browser.newPage();
  await page.goto(leysin.address);
  const window = new BlogWindow(page);
  const times: number[] = [];
  for (let round = 0; round < windowRounds; round += 1) {
    await window.openPost(`Walk ${firstInWindow + round}`);
    // The first search reads all texts; publishing is not to be measured beside that.
    await page
      .getByRole('progressbar', { name: 'Searching texts' })
      .waitFor({ state: 'hidden', timeout: longestSearch });
    await window.typeAtEnd(` Window ${round}.`);
    await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
    await watchTasks(page);
    await window.button('Publish').click();
    await window.button('Cancel').waitFor();
    await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
    times.push(await page.evaluate(() => (globalThis as unknown as { longestTask: number }).longestTask));
  }
  await page.close();
  await leysin.stop();
  return times;
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const place = globalThis as unknown as { longestTask: number; taskObserver?: PerformanceObserver };
    place.taskObserver?.disconnect();
    place.longestTask = 0;
    place.taskObserver = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) place.longestTask = Math.max(place.longestTask, duration);
    });
    place.taskObserver.observe({ type: 'longtask' });
  });
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

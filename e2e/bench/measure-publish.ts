import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLeysin } from '../support/leysin-process.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import type { LargeBlog } from './large-blog.ts';
import { connectToLeysin } from './leysin-client.ts';
import { publishByHand } from './publish-by-hand.ts';

const rounds = 7;

/**
 * One changed post to a bare repository on the same disk: through the running program as the Publish button does it,
 * and by the git commands that the same work takes by hand.
 */
export async function measurePublish(place: ScratchPlace, { source }: LargeBlog): Promise<readonly Figure[]> {
  const ourBlog = place.makeBlog('publish-ours', source);
  const theirBlog = place.makeBlog('publish-by-hand', source);
  const path = firstMarkdownPost(place, ourBlog);
  const leysin = await place.serve(ourBlog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: ourBlog });
  await client.call('blog.trust', null);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const line = `\nLine ${round}.\n`;
    appendFileSync(join(ourBlog, path), line);
    appendFileSync(join(theirBlog, path), line);
    ours.push(
      await timePublish(() =>
        client.call('publish.run', {
          posts: [path],
          message: 'A line',
          seen: null,
          files: null,
          isUnseen: false,
        }),
      ),
    );
    const started = performance.now();
    publishByHand(place, theirBlog, path);
    bare.push(performance.now() - started);
  }
  client.close();
  await leysin.stop();
  return [{ name: 'publish one post', ours, bare }];
}

async function timePublish(publish: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const outcome = (await publish()) as { readonly result: string };
  const time = performance.now() - started;
  if (outcome.result !== 'published') throw new Error(`publish: ${JSON.stringify(outcome)}`);
  return time;
}

function firstMarkdownPost(place: ScratchPlace, blog: string): string {
  const { stdout } = runLeysin(place.env, blog, 'list', '--json');
  const { posts } = JSON.parse(stdout) as { posts: readonly { path: string }[] };
  const found = posts.find(({ path }) => path.endsWith('.md'));
  if (!found) throw new Error('the blog has no Markdown post');
  return found.path;
}

import type { Blog } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { PostRecord } from '../posts/post-record.ts';
import { createPostCache } from './post-cache.ts';

/* A process that writes the cache of a blog again and again until it is told anything: `save-caches.test-support.ts BLOG FOLDER TITLE`. */

const [blogJson = '', folder = '', title = ''] = process.argv.slice(2);
const blog = JSON.parse(blogJson) as Blog;
const cache = createPostCache(blog, {
  folder,
  rules: 'first',
  failed: error => {
    throw error;
  },
});

function record(path: string): PostRecord {
  const entry: PostEntry = {
    path,
    kind: 'post',
    title,
    date: '',
    instant: null,
    draft: false,
    tags: [],
    categories: [],
    slug: '',
    lang: 'en',
    translations: [],
    comments: 0,
    state: 'ok',
  };
  return { stamp: 'x', isSettled: true, entry };
}

const records = new Map(
  Array.from({ length: 500 }, (_, index) => [`${index}.md`, record(`${index}.md`)] as const),
);
let isTold = false;
process.once('message', () => {
  isTold = true;
});
await cache.save(records);
process.send?.('written');
while (!isTold) await cache.save(records);
process.disconnect?.();

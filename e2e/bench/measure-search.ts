import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { connectToLeysin, type LeysinClient } from './leysin-client.ts';

/** What people look for: rare and frequent words, several, parts of words, a phrase. */
const queries = [
  'hut',
  'steeper',
  'über den pass',
  'walk 4711',
  'valley-7',
  'salt',
  'rope snow',
  'mountai',
  '"path to the hut"',
  'stove',
  'map',
  'ma',
];
/** The same with typing errors. */
const mistyped = [
  'steper',
  'uber den paß',
  'wlak 4711',
  'vally',
  'montains',
  'heigths',
  'nobdy counts',
  'carrry',
];
const rounds = 10;

/**
 * The search in the texts of a blog: how long it takes until all of them have been read, as after every start; then the answer
 * letter by letter, and the one that forgives typing errors.
 */
export async function measureSearch(place: ScratchPlace, blog: string): Promise<readonly Figure[]> {
  const texts = readTexts(join(blog, 'posts'));
  const leysin = await place.serve(blog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: blog });
  await client.call('posts.list', null);
  const started = performance.now();
  await client.call('posts.search', { query: '' });
  const firstReading = performance.now() - started;
  const exact: number[] = [];
  const forgiving: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const query of [...queries, ...mistyped]) {
      const times = await timeSearch(client, query);
      exact.push(times.exact);
      forgiving.push(times.forgiving);
      bare.push(timeBare(texts, query));
    }
  client.close();
  await leysin.stop();
  return [
    {
      name: `first search after a start: texts of ${texts.length} posts read and their words noted`,
      ours: [firstReading],
      bare: undefined,
    },
    { name: `search in ${texts.length} posts, words as typed`, ours: exact, bare },
    { name: 'search with typing errors forgiven', ours: forgiving, bare: undefined },
  ];
}

async function timeSearch(client: LeysinClient, query: string) {
  const started = performance.now();
  let exact = Number.NaN;
  await client.call('posts.search', { query }, () => {
    if (Number.isNaN(exact)) exact = performance.now() - started;
  });
  return { exact, forgiving: performance.now() - started };
}

function timeBare(texts: readonly string[], query: string): number {
  const words = query.toLowerCase().replaceAll('"', '').split(' ');
  const started = performance.now();
  texts.filter(text => words.every(word => text.includes(word)));
  return performance.now() - started;
}

/** The texts of all posts in lower case. */
function readTexts(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.md'))
    .map(file => readFileSync(join(folder, file), 'utf8').toLowerCase());
}

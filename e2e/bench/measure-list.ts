import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runLeysin } from '../support/leysin-process.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { manyPostsBlog } from './large-blog.ts';
import { connectToLeysin } from './leysin-client.ts';
import { mainThreadMs, residentMegabytes } from './process-costs.ts';

const coldRounds = 9;
const warmRounds = 30;
const manyRounds = 5;
const openedPosts = 200;

/** Reads the files that are named, one per line, on its standard input's file. */
const plainReader = `
const { readFileSync } = require('node:fs');
let bytes = 0;
for (const path of JSON.parse(readFileSync(process.argv[1], 'utf8'))) bytes += readFileSync(path).length;
console.log(bytes);
`;

/** The list of posts: a process of its own each time, and again and again in one that runs. */
export async function measureList(place: ScratchPlace, blog: string): Promise<readonly Figure[]> {
  const files = postFiles(place, blog);
  const warm = await timeWarm(place, blog, files);
  return [
    ...timeStarts(place, blog, files, coldRounds),
    { name: 'list of posts, warm', ours: warm[0], bare: warm[1] },
    ...(await measureManyPosts(place)),
  ];
}

/** What ten thousand posts cost: as a command, and a program that serves them to a window. */
async function measureManyPosts(place: ScratchPlace): Promise<readonly Figure[]> {
  const blog = place.makeBlog('many', manyPostsBlog().source);
  const small = place.makeBlog('one', manyPostsBlog(1).source);
  const files = postFiles(place, blog);
  const costs = { cold: [] as number[], kept: [] as number[], small: [] as number[], memory: [] as number[] };
  for (let round = 0; round < manyRounds; round += 1) {
    forgetIndex(place);
    const cold = await costOfListing(place, blog);
    const kept = await costOfListing(place, blog);
    const least = await costOfListing(place, small);
    costs.cold.push(cold.mainMs);
    costs.kept.push(kept.mainMs);
    costs.small.push(least.mainMs);
    costs.memory.push(cold.megabytes - least.megabytes);
  }
  const text = files.reduce((bytes, file) => bytes + statSync(file).size, 0) / 1_000_000;
  const opened = await timeOpening(place, blog, files);
  return [
    ...timeStarts(place, blog, files, manyRounds),
    {
      name: 'main thread until a window has that list, nothing kept (bare: of a small blog)',
      ours: costs.cold,
      bare: costs.small,
    },
    {
      name: 'main thread until a window has that list, kept (bare: of a small blog)',
      ours: costs.kept,
      bare: costs.small,
    },
    {
      name: 'memory of that list in MB (bare: the texts)',
      ours: costs.memory,
      bare: costs.memory.map(() => text),
    },
    { name: 'opening one of those posts', ours: opened[0], bare: opened[1] },
  ];
}

/** `leysin list` with nothing kept of an earlier start, and with all. */
function timeStarts(
  place: ScratchPlace,
  blog: string,
  files: readonly string[],
  rounds: number,
): readonly Figure[] {
  const namesFile = join(place.folder, 'files.json');
  writeFileSync(namesFile, JSON.stringify(files));
  const list = () => timed(() => runLeysin(place.env, blog, 'list', '--json'));
  const times = { cold: [] as number[], kept: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    forgetIndex(place);
    times.cold.push(list());
    times.kept.push(list());
    times.bare.push(timed(() => spawnSync(process.execPath, ['-e', plainReader, namesFile])));
  }
  return [
    { name: `list of posts, cold (${files.length} files)`, ours: times.cold, bare: times.bare },
    {
      name: `list of posts, kept from the last start (${files.length} files)`,
      ours: times.kept,
      bare: times.bare,
    },
  ];
}

/** Removes what earlier starts kept of all blogs. */
function forgetIndex({ env }: ScratchPlace): void {
  if (env.LEYSIN_HOME === undefined) throw new Error('The bench needs a home of its own.');
  rmSync(join(env.LEYSIN_HOME, 'index'), { recursive: true, force: true });
}

/** What a server has used up when a window has got its list, and how large it is then. */
async function costOfListing(place: ScratchPlace, blog: string) {
  const leysin = await place.serve(blog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: blog });
  await client.call('posts.list', null);
  const cost = { mainMs: mainThreadMs(leysin.child), megabytes: residentMegabytes(leysin.child) };
  client.close();
  // What it keeps for the next start is written now.
  await leysin.stop();
  return cost;
}

async function timeOpening(
  place: ScratchPlace,
  blog: string,
  files: readonly string[],
): Promise<[number[], number[]]> {
  const leysin = await place.serve(blog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: blog });
  await client.call('posts.list', null);
  const times: [number[], number[]] = [[], []];
  const posts = files.filter(file => file.endsWith('.md'));
  for (let index = 0; index < openedPosts; index += 1) {
    const file = posts[(index * 7_919) % posts.length] ?? '';
    const started = performance.now();
    await client.call('posts.read', { path: file.slice(blog.length + 1).replaceAll('\\', '/') });
    const opened = performance.now();
    await readFile(file);
    times[0].push(opened - started);
    times[1].push(performance.now() - opened);
  }
  client.close();
  await leysin.stop();
  return times;
}

async function timeWarm(
  place: ScratchPlace,
  blog: string,
  files: readonly string[],
): Promise<[number[], number[]]> {
  const leysin = await place.serve(blog);
  const client = await connectToLeysin(leysin.address);
  await client.call('blog.open', { folder: blog });
  await client.call('posts.list', null);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < warmRounds; round += 1) {
    const started = performance.now();
    await client.call('posts.list', null);
    const listed = performance.now();
    for (const file of files) await readFile(file);
    times[0].push(listed - started);
    times[1].push(performance.now() - listed);
  }
  client.close();
  await leysin.stop();
  return times;
}

/** The files of every post and page: the text, and the sidecar where there is one. */
function postFiles(place: ScratchPlace, blog: string): readonly string[] {
  const { stdout } = runLeysin(place.env, blog, 'list', '--json');
  const { posts } = JSON.parse(stdout) as { posts: readonly { path: string }[] };
  return posts.flatMap(({ path }) => {
    const sidecar = join(blog, path.replace(/\.[^./]+$/, '.meta'));
    return [join(blog, path), ...(existsSync(sidecar) ? [sidecar] : [])];
  });
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

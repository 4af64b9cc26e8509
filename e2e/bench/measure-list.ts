import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runLeysin } from '../support/leysin-process.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { connectToLeysin } from './leysin-client.ts';

const coldRounds = 9;
const warmRounds = 30;

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
  const namesFile = join(place.folder, 'files.json');
  writeFileSync(namesFile, JSON.stringify(files));
  const cold: [number[], number[]] = [[], []];
  for (let round = 0; round < coldRounds; round += 1) {
    cold[0].push(timed(() => runLeysin(place.env, blog, 'list', '--json')));
    cold[1].push(timed(() => spawnSync(process.execPath, ['-e', plainReader, namesFile])));
  }
  const warm = await timeWarm(place, blog, files);
  return [
    { name: `list of posts, cold (${files.length} files)`, ours: cold[0], bare: cold[1] },
    { name: 'list of posts, warm', ours: warm[0], bare: warm[1] },
  ];
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

import { writeFileSync, writeSync } from 'node:fs';
import { readPostText } from '../../posts/read-post.ts';
import { savePost } from '../../posts/save-post.ts';
import { interferingFileSystem } from '../faulty-file-system.test-support.ts';
import { type FileSystem, realFileSystem } from '../file-system.ts';

/**
 * Saves a post again and again until it is killed, and prints the number of each save that has returned.
 * Arguments: the blog's root, the way (`save`, or `plain` for an ordinary write), bytes of a text, and the number of the
 * file operation at which it kills itself (0: never) with the moment (`before`, `after` or `half`).
 */
const [root = '', way = '', size = '0', killAt = '0', moment = ''] = process.argv.slice(2);
const path = 'post.md';

function textOf(save: number): string {
  const line = `save ${save}\n`;
  return line.repeat(Math.ceil(Number(size) / line.length));
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

function dyingFileSystem(): FileSystem {
  let calls = 0;
  const isTime = () => ++calls === Number(killAt);
  const dying = interferingFileSystem(realFileSystem, async (_operation, run) => {
    if (!isTime()) return await run();
    if (moment === 'before') return await die();
    await run();
    return await die();
  });
  if (moment !== 'half') return dying;
  return {
    ...dying,
    open: async (name, flags, mode) => {
      const file = await dying.open(name, flags, mode);
      return {
        ...file,
        write: async (bytes, start) => {
          await realHalf(file.write, bytes, start);
          return calls >= Number(killAt) ? await die() : await file.write(bytes, start);
        },
      };
    },
  };
}

/** Writes the first half only, as a system call may. */
async function realHalf(
  write: (bytes: Uint8Array, start: number) => Promise<number>,
  bytes: Uint8Array,
  start: number,
): Promise<void> {
  await write(bytes.subarray(0, start + Math.ceil((bytes.length - start) / 2)), start);
}

const fileSystem = Number(killAt) > 0 ? dyingFileSystem() : realFileSystem;
let { version } = await readPostText(root, path);
writeSync(1, 'ready\n');
for (let save = 1; ; save++) {
  if (way === 'plain') writeFileSync(`${root}/${path}`, textOf(save));
  else ({ version } = await savePost(root, path, textOf(save), version, fileSystem));
  writeSync(1, `${save}\n`);
}

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepTemporaryFiles } from '../sweep-temporary-files.ts';
import { killChild } from './kill-child.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const kills = isLong ? 200 : 20;
const bytes = 2_000_000;

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-kill-')));
  fs.writeFileSync(join(root, 'post.md'), 'save 0\n');
  fs.writeFileSync(join(root, 'other.md'), 'not ours to touch');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** The number of the save the file holds whole, or undefined when it is torn. */
function wholeSave(): number | undefined {
  const text = fs.readFileSync(join(root, 'post.md'), 'utf8');
  const number = /^save (\d+)\n/.exec(text)?.[1];
  if (number === undefined) return undefined;
  const line = `save ${number}\n`;
  const expected = number === '0' ? line : line.repeat(Math.ceil(bytes / line.length));
  return text === expected ? Number(number) : undefined;
}

/** The last save that was reported as done. */
const reported = (output: string): number => Number(output.trim().split('\n').at(-1)?.replace('ready', '0'));

/** Sweeps, as the next start does, and looks. */
async function expectNothingLost(output: string): Promise<void> {
  await sweepTemporaryFiles(root, ['']);
  const save = wholeSave();
  expect(save, 'the post is torn').toBeDefined();
  expect(save).toBeGreaterThanOrEqual(reported(output));
  fs.rmSync(join(root, 'second-name.md'), { force: true });
  expect(fs.readdirSync(root)).toEqual(['other.md', 'post.md']);
  expect(fs.readFileSync(join(root, 'other.md'), 'utf8')).toBe('not ours to touch');
}

describe('a process that is killed while it saves', { timeout: isLong ? 900_000 : 120_000 }, () => {
  it(`leaves a whole post ${kills} times out of ${kills}, whenever it happens`, async () => {
    for (let kill = 0; kill < kills; kill++) {
      fs.writeFileSync(join(root, 'post.md'), 'save 0\n');
      if (kill % 4 === 3) fs.linkSync(join(root, 'post.md'), join(root, 'second-name.md'));
      const { output } = await killChild('save-loop.ts', [root, 'save', String(bytes)], Math.random() * 60);
      await expectNothingLost(output);
    }
  });

  // The calls of one save, found by counting: reading, the temporary file's steps, the checks, rename, folder sync.
  const calls = isLong ? 30 : 20;
  it.each(['before', 'after', 'half'])(
    `leaves a whole post when it ends %s each of its file operations`,
    async moment => {
      for (let call = 1; call <= calls; call += isLong ? 1 : 3) {
        fs.writeFileSync(join(root, 'post.md'), 'save 0\n');
        if (call % 2 === 0) fs.linkSync(join(root, 'post.md'), join(root, 'second-name.md'));
        const { output } = await killChild(
          'save-loop.ts',
          [root, 'save', String(bytes), String(call), moment],
          20_000,
        );
        await sweepTemporaryFiles(root, ['']);
        fs.rmSync(join(root, 'second-name.md'), { force: true });
        await expectNothingLost(output);
      }
    },
  );
});

describe('the control', { timeout: 120_000 }, () => {
  it('shows that an ordinary write is torn by such kills', async () => {
    let torn = 0;
    for (let kill = 0; kill < 40 && torn === 0; kill++) {
      fs.writeFileSync(join(root, 'post.md'), 'save 0\n');
      await killChild('save-loop.ts', [root, 'plain', String(bytes)], 10 + Math.random() * 50);
      if (wholeSave() === undefined) torn++;
    }
    expect(torn).toBeGreaterThan(0);
  });
});

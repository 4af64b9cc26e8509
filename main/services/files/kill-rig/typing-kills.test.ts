import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJournal } from '../../journal/journal.ts';
import { readPostText } from '../../posts/read-post.ts';
import { killChild } from './kill-child.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const kills = isLong ? 200 : 10;

let root: string;
let home: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-robot-')));
  home = fs.mkdtempSync(join(tmpdir(), 'leysin-home-'));
});
afterEach(() => {
  for (const folder of [root, home]) fs.rmSync(folder, { recursive: true, force: true });
});

/** The last word the robot was told to be safe. */
const lastWord = (output: string): number => Number(output.trim().split('\n').at(-1)?.replace('ready', '0'));

describe('a process that is killed while someone types', { timeout: isLong ? 900_000 : 120_000 }, () => {
  it(`loses no word the journal has taken, ${kills} times out of ${kills}`, async () => {
    let recoveries = 0;
    for (let kill = 0; kill < kills; kill++) {
      fs.writeFileSync(join(root, 'post.md'), '');
      const { output } = await killChild('typing-robot.ts', [home, root], Math.random() * 150);
      const journal = createJournal(home);
      const recovered = await journal.recover(root, 'post.md', () => false);
      const onDisk = (await readPostText(root, 'post.md')).text;
      const text = recovered?.text ?? onDisk;
      const words = text.trim() === '' ? [] : text.trim().split(' ').map(Number);
      expect(words).toEqual(words.map((_, index) => index + 1));
      // The word on its way when the process died may be there or not.
      expect(words.length - lastWord(output)).toBeGreaterThanOrEqual(0);
      expect(words.length - lastWord(output)).toBeLessThanOrEqual(1);
      if (recovered) recoveries++;
      await journal.discard(root, 'post.md');
      await journal.close();
    }
    // The control: without the journal those words would be gone.
    expect(recoveries).toBeGreaterThan(0);
  });
});

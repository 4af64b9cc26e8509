import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { finishProbe, keysPainted, startProbe, type Typed } from './key-probe.ts';
import { makeListPost, makeParagraphPost, makePost, makeTablePost, typingMark } from './make-post.ts';
import { buildBarePages, type Rig, type RigName, startRigs } from './rigs.ts';

/** What typing into one post took in one rig, all rounds together. */
export interface TypingRun {
  readonly document: DocumentName;
  readonly rig: RigName;
  readonly typed: Typed;
}

const documents = {
  '10 KB': () => makePost(10_000),
  '100 KB': () => makePost(100_000),
  '1 MB': () => makePost(1_000_000),
  '100 KB list': () => makeListPost(100_000),
  '100 KB table': () => makeTablePost(100_000),
  '100 KB paragraph': () => makeParagraphPost(100_000),
} as const;

/** The posts that are typed into. */
export type DocumentName = keyof typeof documents;

/** Their names, in the order of the tables. */
export const documentNames = Object.keys(documents) as readonly DocumentName[];

/** Rigs take turns, so that a busy moment of the machine meets all. Each round has letters that no other types. */
const roundLetters = ['etaoins', 'hrdlucm', 'fwypgbv'] as const;
const keysPerRound = 40;
/** From one key to the next, in ms: a quick typist. The next key waits until the last is painted in the editor. */
const rhythmMs = 120;
/** A key that is not in the preview so long after the last one has starved; in ms. */
const patienceMs = 30_000;

/** Types into the middle of each of the posts in each rig. */
export async function measureTyping(
  browser: Browser,
  place: ScratchPlace,
  names: readonly DocumentName[],
  tell: (text: string) => void,
): Promise<readonly TypingRun[]> {
  const barePages = await buildBarePages(place);
  const runs: TypingRun[] = [];
  for (const document of names) {
    tell(`typing: ${document}`);
    const rigs = await startRigs(browser, place, barePages, documents[document]());
    const rounds = rigs.map((): Typed[] => []);
    for (const letters of roundLetters)
      for (const [index, rig] of rigs.entries()) rounds[index]?.push(await typeRound(rig, letters));
    for (const [index, rig] of rigs.entries())
      runs.push({ document, rig: rig.name, typed: joinRounds(rounds[index] ?? []) });
    await Promise.all(rigs.map(rig => rig.close()));
  }
  return runs;
}

function joinRounds(rounds: readonly Typed[]): Typed {
  return {
    keys: rounds.flatMap(({ keys }) => keys),
    longTasks: rounds.flatMap(({ longTasks }) => longTasks),
  };
}

async function typeRound(rig: Rig, alphabet: string): Promise<Typed> {
  const page = await rig.newPage();
  await rig.show(page);
  await rig.whenComplete(page);
  await goToMark(page);
  const letters = Array.from({ length: keysPerRound }, (_, at) => alphabet[at % alphabet.length] ?? 'e');
  // What opening leaves behind is not typing.
  await pause(1000);
  await startProbe(page, typingMark, letters.join(''));
  for (const [index, letter] of letters.entries()) {
    const beat = pause(rhythmMs);
    await page.keyboard.press(letter);
    await keysPainted(page, index + 1);
    await beat;
  }
  const typed = await finishProbe(page, letters.length, patienceMs);
  await rig.whenSaved(page);
  await page.close();
  return typed;
}

/** Puts the caret behind the mark in the middle of the post, as a writer would: by finding it. */
async function goToMark(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Post text' }).click();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type(typingMark);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.locator('.cm-line', { hasText: typingMark }).waitFor();
}

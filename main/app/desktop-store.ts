import { join } from 'node:path';
import { inTurn } from '../services/files/file-queue.ts';
import { readJson, writeJson } from '../services/settings/json-file.ts';

/** What the desktop shell remembers of itself between two starts, as plain data by name. */
export interface DesktopStore {
  /** What was damaged when it was opened, in a sentence. */
  readonly problem: string | undefined;
  get(name: DesktopFact): unknown;
  /** Sets a fact; it is on the disk shortly after, or when `close` resolves. */
  set(name: DesktopFact, value: unknown): void;
  close(): Promise<void>;
}

/** Where the last window stood, which languages are checked, whether updates are looked for. */
export type DesktopFact = 'windowPlace' | 'spellingLanguages' | 'looksForUpdates';

/** How long a fact may wait to be written, in milliseconds. */
const delayMs = 1_000;

/**
 * Opens what the desktop shell kept in the profile folder. What is damaged begins anew; `warn` hears of what cannot be
 * written: none of it is worth stopping for.
 */
export async function openDesktopStore(
  profile: string,
  warn: (message: string) => void,
): Promise<DesktopStore> {
  const file = join(profile, 'desktop.json');
  const { value, problem } = await readJson(file, 'Where the window stood');
  const facts = new Map(Object.entries((value ?? {}) as object));
  let timer: NodeJS.Timeout | undefined;
  let isWaiting = false;
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (!isWaiting) return;
    isWaiting = false;
    await inTurn(file, () => writeJson(file, Object.fromEntries(facts))).catch(error => {
      warn(`${file} cannot be written: ${String(error)}`);
    });
  };
  return {
    problem,
    get: name => facts.get(name),
    set: (name, next) => {
      facts.set(name, next);
      isWaiting = true;
      timer ??= setTimeout(() => void write(), delayMs).unref();
    },
    close: async () => {
      await write();
      // One that was begun before may still be running.
      await inTurn(file, async () => {});
    },
  };
}

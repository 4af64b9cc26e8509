import { readFile } from 'node:fs/promises';
import { errnoOf } from '../files/file-error.ts';
import { writeAtomic } from '../files/write-atomic.ts';

/** What was found in a JSON file of the profile. */
export interface ReadJson {
  /** Undefined: there is none, or neither it nor its last good copy can be read. */
  readonly value: unknown;
  /** What was wrong, in one sentence; undefined when nothing was. */
  readonly problem?: string;
}

const lastGood = (file: string): string => `${file}.last-good`;

/**
 * Reads a JSON file, or the copy of its last good state when it is damaged; `what` is what it holds, in the user's words.
 * Never throws.
 */
export async function readJson(file: string, what: string): Promise<ReadJson> {
  const found = await tryRead(file);
  if (found.value !== undefined) return found;
  const copy = await tryRead(lastGood(file));
  if (found.problem === undefined && copy.value === undefined) return { value: undefined };
  const then = copy.value === undefined ? 'so it begins anew' : 'so the last good copy is used';
  const why = found.problem ?? `${file} is missing`;
  return { value: copy.value, problem: `${what} could not be read, ${then}. (${why}.)` };
}

/**
 * Writes a JSON file so that it and its last good copy are never damaged at the same time.
 * @throws file.disk-full and the other file errors
 */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
  await writeAtomic(file, bytes);
  await writeAtomic(lastGood(file), bytes);
}

async function tryRead(file: string): Promise<ReadJson> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
    return { value: undefined, problem: `${file} does not hold what it should` };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { value: undefined };
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, problem: `${file}: ${reason}` };
  }
}

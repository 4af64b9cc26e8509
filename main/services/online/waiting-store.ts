import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Guard,
  isBoolean,
  isCount,
  isString,
  listOf,
  maybe,
  shapeOf,
} from '../../../shared/api/guards.ts';
import type { WireError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { type Claim, takeClaim } from '../processes/take-claim.ts';
import { readJson, writeJson } from '../settings/json-file.ts';

/** A publish that waits for the network, as it is kept between two starts. */
export interface WaitingRecord {
  /** The blog's folder. */
  readonly root: string;
  readonly branch: string;
  /** Everything up to this commit may be sent, and nothing else. */
  readonly commit: string;
  /** How many publishes wait. */
  readonly publishes: number;
  readonly files: readonly BlogPath[];
  /** When the first was published, in ms since 1970. */
  readonly since: number;
  /** Tries in a row that found no network. */
  readonly failures: number;
  /** When it is tried again, in ms since 1970. */
  readonly nextTry: number;
  /** What the last try met; null when none has ended yet. */
  readonly problem: WireError | null;
  /** Why it is no longer tried without the user; null: it is. */
  readonly stopped: WireError | null;
  /** Whether all that waits takes publishes back. */
  readonly takesBack?: boolean | undefined;
}

/** The waiting publishes of every blog, one file each; another process may change them at any time. */
export interface WaitingStore {
  /** What waits in the blog now, or null. */
  read(root: string): Promise<WaitingRecord | null>;
  /** @throws file.disk-full and the other file errors */
  write(record: WaitingRecord): Promise<void>;
  remove(root: string): Promise<void>;
  /** Names the cut-off publish that was taken up last in the blog; '' when none was. */
  readTaken(root: string): Promise<string>;
  /** Remembers that one was taken up: it is not told a second time. */
  writeTaken(root: string, id: string): Promise<void>;
  /** Everything that waits. */
  list(): Promise<readonly WaitingRecord[]>;
  /** Keeps every other process from sending what waits in the blog; null when one does so now. */
  claim(root: string): Promise<Claim | null>;
}

/** Opens the store in `folder`, which is created when something is first kept. */
export function createWaitingStore(folder: string): WaitingStore {
  const fileOf = (root: string) =>
    join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.json`);
  const readRecord = async (file: string) => {
    const { value } = await readJson(file, 'What waits for the network');
    return isRecord(value) ? value : null;
  };
  const takenOf = (root: string) => fileOf(root).replace(/\.json$/, '.taken');
  const makeFolder = () => mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    read: async root => {
      const record = await readRecord(fileOf(root));
      return record?.root === root ? record : null;
    },
    write: async record => {
      await makeFolder();
      await writeJson(fileOf(record.root), record);
    },
    remove: async root => {
      // The copy would bring back what is over.
      await rm(`${fileOf(root)}.last-good`, { force: true });
      await rm(fileOf(root), { force: true });
    },
    readTaken: root => readFile(takenOf(root), 'utf8').catch(() => ''),
    writeTaken: async (root, id) => {
      await makeFolder();
      await writeAtomic(takenOf(root), Buffer.from(id));
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const files = names.filter(name => name.endsWith('.json')).map(name => join(folder, name));
      return (await Promise.all(files.map(readRecord))).filter(record => record !== null);
    },
    claim: async root => {
      await makeFolder();
      return takeClaim(`${fileOf(root)}.claim`);
    },
  };
}

/** Words are found for any code, also one of another version of the program. */
const isProblem: Guard<WireError | null> = (value): value is WireError | null =>
  value === null || (typeof value === 'object' && 'code' in value && 'data' in value);

const isRecord: Guard<WaitingRecord> = shapeOf({
  root: isString,
  branch: isString,
  commit: isString,
  publishes: isCount,
  files: listOf(isString),
  since: isCount,
  failures: isCount,
  nextTry: isCount,
  problem: isProblem,
  stopped: isProblem,
  takesBack: maybe(isBoolean),
});

import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toFileError } from '../files/file-error.ts';
import { versionOf } from '../files/file-version.ts';
import type { TreeChange } from '../git/diff.ts';
import type { FileEntry } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import type { Rewrite } from '../merge/join-working.ts';
import { markProcess, type ProcessMark } from '../processes/process-mark.ts';
import type { TakenBack } from './settle-take-back.ts';

/** What a publish remembers on disk while it runs, so that the next one can tell what a killed one left behind. */
export interface RunRecord {
  readonly gitDir: string;
  /** When the run began, in ms since 1970: nothing older was left by it. */
  readonly startedAt: number;
  readonly app: ProcessMark;
  /** Every git the run has started that may write. */
  readonly children: readonly ProcessMark[];
  /** HEAD when the run began; null until it is known. */
  readonly head: string | null;
  /** The branch it worked on; absent until it is known. */
  readonly branch?: string;
  /** What the commit is to change. */
  readonly planned: readonly TreeChange[];
  /** The commit the branch is being moved forward to; null before. */
  readonly target: string | null;
  /** The commit that takes a publish back, and what it changes; absent in other runs. */
  readonly takenBack?: TakenBack;
  /** The files of the working tree that are being joined with what comes. */
  readonly rewritten: readonly RewriteRecord[];
  /** Files that have to be out of the way while the branch moves, and come back. */
  readonly returning: readonly ReturnRecord[];
}

/** A file that is being joined, as a later run finds it out. */
export interface RewriteRecord {
  readonly path: string;
  /** What the index is to know of it. */
  readonly after: FileEntry | null;
  /** The version of its bytes once they are written; null for no file. */
  readonly version: string | null;
}

/** A file that comes back. */
export interface ReturnRecord {
  readonly path: string;
  /** The blob that holds its bytes as they were in the working tree. */
  readonly oid: string;
}

/** What is remembered of files before they are joined. */
export function noteRewrites(rewrites: readonly Rewrite[]): readonly RewriteRecord[] {
  return rewrites.map(({ path, after, result }) => ({ path, after, version: result && versionOf(result) }));
}

/** The record of the run this process is in the middle of. */
export class OpenRun {
  /** A folder that belongs to the run alone. */
  readonly scratchFolder: string;
  private readonly file: string;
  private record: RunRecord;
  private killed = false;

  constructor(runFolder: string, repository: Repository, now: number) {
    const place = placeOf(runFolder, repository);
    this.file = place.file;
    this.scratchFolder = place.scratch;
    const { gitDir } = repository;
    const app = markProcess(process.pid);
    this.record = {
      gitDir,
      startedAt: now,
      app,
      children: [],
      head: null,
      planned: [],
      target: null,
      rewritten: [],
      returning: [],
    };
  }

  /** Begins the run on disk. @throws AppError `file.*` when our folder cannot be written, as all that writes to it does */
  async begin(): Promise<void> {
    try {
      await rm(this.scratchFolder, { recursive: true, force: true });
      await mkdir(this.scratchFolder, { recursive: true });
    } catch (error) {
      throw toFileError(error, this.scratchFolder);
    }
    this.note({});
  }

  /** Remembers more about the run; on disk when it returns. */
  note(
    change: Partial<
      Pick<RunRecord, 'head' | 'branch' | 'planned' | 'target' | 'takenBack' | 'rewritten' | 'returning'>
    >,
  ): void {
    this.record = { ...this.record, ...change };
    this.write();
  }

  /** Remembers a git this run has started that may write. */
  noteChild(pid: number): void {
    const children = [...this.record.children, markProcess(pid)].slice(-mostChildren);
    this.record = { ...this.record, children };
    this.write();
  }

  /** Remembers that somebody else has killed one of them. */
  noteKilled(): void {
    this.killed = true;
  }

  /** Whether a git of this run was killed: its locks are then nobody's. */
  get wasKilled(): boolean {
    return this.killed;
  }

  /** Forgets the run: it has ended in order. */
  async end(): Promise<void> {
    await rm(this.scratchFolder, { recursive: true, force: true });
    await rm(this.file, { force: true });
  }

  private write(): void {
    // At once, not later: whoever kills us does not wait for a turn of the event loop.
    const next = `${this.file}.new`;
    try {
      mkdirSync(join(this.file, '..'), { recursive: true });
      writeFileSync(next, JSON.stringify(this.record));
      renameSync(next, this.file);
    } catch (error) {
      throw toFileError(error, this.file);
    }
  }
}

const mostChildren = 100;

/** Reads what an earlier run left in `runFolder` about this repository; null when every run has ended in order. */
export async function readRunRecord(runFolder: string, repository: Repository): Promise<RunRecord | null> {
  const text = await readFile(placeOf(runFolder, repository).file, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  const record = text === null ? null : parseRecord(text);
  return record?.gitDir === repository.gitDir ? record : null;
}

function parseRecord(text: string): RunRecord | null {
  try {
    // Only this program writes the file, and whole.
    return { rewritten: [], returning: [], ...JSON.parse(text) } as RunRecord;
  } catch {
    // The power went before it reached the disk: then we know nothing, and nothing is ours.
    return null;
  }
}

/** Where a process says that it runs something on the repository: the name of a claim. */
export function claimPlace(runFolder: string, repository: Repository): string {
  return `${placeOf(runFolder, repository).scratch}.claim`;
}

function placeOf(runFolder: string, repository: Repository): { file: string; scratch: string } {
  const key = createHash('sha256').update(repository.gitDir).digest('hex').slice(0, 16);
  return { file: join(runFolder, `${key}.json`), scratch: join(runFolder, key) };
}

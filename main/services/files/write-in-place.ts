import { basename, dirname, join } from 'node:path';
import { isCount, isString, shapeOf } from '../../../shared/api/guards.ts';
import { errnoOf } from './file-error.ts';
import type { FileSystem } from './file-system.ts';
import { versionOf } from './file-version.ts';
import { temporaryNameBeside } from './temporary-name.ts';
import { removeQuietly, syncFolderOf, writeAll, writeTemporary } from './write-temporary.ts';

/** Both sides of a write in place, kept beside the file while it lasts. */
interface Redo {
  /** The name of the file in the same folder. */
  readonly name: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Writes over a file without giving it a new inode, so that its other names and its owner stay. A record of the old
 * and the new bytes is on the disk before the first byte changes and is removed after the last.
 * When writing fails the old bytes are put back; the record stays if even that fails.
 */
export async function writeInPlace(
  fileSystem: FileSystem,
  path: string,
  after: Uint8Array,
  beforeReplace: () => Promise<void>,
): Promise<void> {
  const before = await fileSystem.readFile(path);
  const redoPath = temporaryNameBeside(path, 'redo');
  await writeTemporary(fileSystem, redoPath, encodeRedo({ name: basename(path), before, after }), {
    mode: 0o600,
  });
  try {
    await syncFolderOf(fileSystem, path);
    await beforeReplace();
  } catch (error) {
    await removeQuietly(fileSystem, redoPath);
    throw error;
  }
  try {
    await overwrite(fileSystem, path, after);
  } catch (error) {
    await overwrite(fileSystem, path, before).then(
      () => removeQuietly(fileSystem, redoPath),
      () => undefined,
    );
    throw error;
  }
  await removeQuietly(fileSystem, redoPath);
}

/**
 * Finishes a write in place whose process died, from the record it left. A file that is not half of that write, because
 * nothing was lost or because someone else wrote it since, is left alone; the record of one that is gone goes, too.
 */
export async function finishWriteInPlace(fileSystem: FileSystem, redoPath: string): Promise<void> {
  const redo = decodeRedo(await fileSystem.readFile(redoPath));
  // A record that is not whole was never followed by a write.
  if (!redo) return await fileSystem.unlink(redoPath);
  const path = join(dirname(redoPath), redo.name);
  const found = await readIfThere(fileSystem, path);
  if (found && !found.equals(redo.before) && !found.equals(redo.after)) {
    if (!isHalfWritten(found, redo)) return;
    await overwrite(fileSystem, path, redo.after);
  }
  await fileSystem.unlink(redoPath);
}

async function readIfThere(fileSystem: FileSystem, path: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await fileSystem.readFile(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function overwrite(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, 'r+');
  try {
    await writeAll(file, bytes);
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether `found` begins with new bytes and goes on with the old ones from there. */
function isHalfWritten(found: Uint8Array, { before, after }: Redo): boolean {
  let count = 0;
  while (count < found.length && found[count] === after[count]) count++;
  return (
    found.length === Math.max(count, before.length) &&
    Buffer.from(found.subarray(count)).equals(before.subarray(count))
  );
}

function encodeRedo({ name, before, after }: Redo): Uint8Array {
  const bytes = Buffer.concat([before, after]);
  const head = { name, before: before.length, after: after.length, version: versionOf(bytes) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]);
}

function decodeRedo(record: Uint8Array): Redo | undefined {
  const end = record.indexOf(10);
  if (end < 0) return undefined;
  const head: unknown = parseJson(Buffer.from(record.subarray(0, end)).toString());
  if (!isRedoHead(head)) return undefined;
  const bytes = record.subarray(end + 1);
  if (bytes.length !== head.before + head.after || versionOf(bytes) !== head.version) return undefined;
  return { name: head.name, before: bytes.subarray(0, head.before), after: bytes.subarray(head.before) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRedoHead = shapeOf({ name: isFileName, before: isCount, after: isCount, version: isString });

/** A name that stays in its folder, whoever wrote the record. */
function isFileName(value: unknown): value is string {
  return isString(value) && value !== '' && value !== '..' && basename(value) === value;
}

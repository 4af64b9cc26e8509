import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf } from './file-error.ts';
import { realFileSystem } from './file-system.ts';
import { resolveInside } from './inside-root.ts';
import { parseTemporaryName } from './temporary-name.ts';
import { finishWriteInPlace } from './write-in-place.ts';

/** No write takes that long, in milliseconds: whatever process now has the number in the name is another one. */
const longestWriteMs = 3_600_000;

/**
 * Removes temporary files that a crashed Leysin left in `folders` (blog paths, not searched deeper) and finishes what it
 * was writing in place; returns what it dealt with. Files of a living process and all others stay.
 */
export async function sweepTemporaryFiles(
  root: string,
  folders: readonly BlogPath[],
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const folder of new Set(folders)) {
    const absoluteFolder = await resolveInside(root, folder, 'read').catch(skipUnusable);
    if (absoluteFolder === undefined) continue;
    const names = await readdir(absoluteFolder).catch(skipUnusable);
    for (const name of names ?? []) {
      const path = join(absoluteFolder, name);
      if (await isStray(name, path)) {
        await sweep(name, path);
        swept.push(path);
      }
    }
  }
  return swept;
}

/** A folder that is gone or closed to us has nothing for us to sweep. */
function skipUnusable(error: unknown): undefined {
  if (isAppError(error)) return undefined;
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(errnoOf(error) ?? '')) return undefined;
  throw error;
}

async function isStray(name: string, path: string): Promise<boolean> {
  const temporary = parseTemporaryName(name);
  if (!temporary) return false;
  if (!isAlive(temporary.pid)) return true;
  const status = await stat(path).catch(skipUnusable);
  if (!status) return false;
  // In a container every start may have the same process number: what is older than this process is not ours either.
  const startedAt = Date.now() - process.uptime() * 1000;
  const isBeforeUs = temporary.pid === process.pid && status.mtimeMs < startedAt;
  return isBeforeUs || Date.now() - status.mtimeMs > longestWriteMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** A killed process whose parent has not asked for its end keeps its number; only Linux says so in a file. */
function isZombie(pid: number): boolean {
  try {
    // `4711 (name) Z …`, see proc_pid_stat(5); the name may hold anything, so the last bracket counts.
    return /^\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*(?=\))/s, ''));
  } catch {
    return false;
  }
}

async function sweep(name: string, path: string): Promise<void> {
  try {
    if (parseTemporaryName(name)?.kind === 'redo') await finishWriteInPlace(realFileSystem, path);
    else await realFileSystem.unlink(path);
  } catch (error) {
    // Another window swept it first, or we may not: it stays for the next time, and no post depends on it.
    skipUnusable(error);
  }
}

import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustFindingKind } from '../../../shared/model/trust.ts';
import { errnoOf } from '../files/file-error.ts';
import type { FileBudget } from './read-plain-file.ts';

/** A hook that lies where git looks for hooks. */
export interface FoundHook {
  readonly name: string;
  readonly kind: Extract<TrustFindingKind, 'hook' | 'hook-elsewhere' | 'hook-not-executable'>;
  /** Absolute path. */
  readonly file: string;
  /** Of its content: another one means another program. */
  readonly hash: string;
}

/** Hooks that run while a commit is made, moved forward to or sent (githooks). */
const whilePublishing = [
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'post-merge',
  'post-index-change',
  'pre-push',
  'reference-transaction',
];

/** Hooks of commands Leysin never uses, of servers, and of mail. */
const elsewhere = [
  'applypatch-msg',
  'fsmonitor-watchman',
  'p4-changelist',
  'p4-post-changelist',
  'p4-pre-submit',
  'p4-prepare-changelist',
  'post-applypatch',
  'post-checkout',
  'post-receive',
  'post-rewrite',
  'post-update',
  'pre-applypatch',
  'pre-auto-gc',
  'pre-merge-commit',
  'pre-rebase',
  'pre-receive',
  'proc-receive',
  'push-to-checkout',
  'sendemail-validate',
  'update',
];

/**
 * Lists the hooks in a folder by the names git gives them; other files, such as `pre-commit.sample`, are never run by git.
 * Throws nothing: a folder that is not there or may not be read has no hooks git could run either.
 */
export async function readHooks(folder: string, budget: FileBudget): Promise<readonly FoundHook[]> {
  const names = await readdir(folder).catch(error => {
    if (errnoOf(error) === undefined) throw error;
    return [];
  });
  const hooks: FoundHook[] = [];
  for (const listed of names.sort()) {
    // Where case means nothing git finds `PRE-COMMIT`; Windows looks for programs, too.
    const name = listed.toLowerCase().replace(/\.(exe|bat|cmd)$/, '');
    const runsHere = whilePublishing.includes(name);
    if (!runsHere && !elsewhere.includes(name)) continue;
    const file = join(folder, listed);
    const canRun = await isExecutable(file);
    const kind = !canRun ? 'hook-not-executable' : runsHere ? 'hook' : 'hook-elsewhere';
    hooks.push({ name, kind, file, hash: await hashOf(file, budget) });
  }
  return hooks;
}

async function isExecutable(file: string): Promise<boolean> {
  return stat(file).then(
    found => found.isFile() && (process.platform === 'win32' || (found.mode & 0o111) !== 0),
    () => false,
  );
}

async function hashOf(file: string, budget: FileBudget): Promise<string> {
  const found = await budget.read(file);
  return found.kind === 'read' ? createHash('sha256').update(found.bytes).digest('hex') : found.kind;
}

import { git, joinNul, type Repository } from './repository.ts';

const largestBlob = 512 * 1024 * 1024;
/** Of several, in bytes together. */
const mostAtOnce = 64 * 1024 * 1024;

/** The bytes of a blob as the repository keeps them. */
export async function readBlob(repository: Repository, oid: string): Promise<Buffer> {
  const args = ['cat-file', 'blob', oid];
  return (await git(repository, { args, outputLimit: largestBlob })).stdout;
}

/**
 * Reads the blobs that `names` name (ids, or `COMMIT:PATH`), by one process; what is missing or no blob is not in the answer.
 * @throws AppError `git.failed` when they are larger than `limit` bytes together.
 */
export async function readBlobs(
  repository: Repository,
  names: Iterable<string>,
  limit = mostAtOnce,
): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return blobs;
  const args = ['cat-file', '--batch', '-z'];
  const { stdout } = await git(repository, { args, input: joinNul(wanted), outputLimit: limit });
  let at = 0;
  for (const name of wanted) {
    const answer = readAnswer(stdout, at, name);
    at = answer.next;
    if (answer.content) blobs.set(name, answer.content);
  }
  return blobs;
}

/** The bytes a blob has as a file of the working tree: line ends and filters as the user's settings have them for `path`. */
export async function readAsFile(repository: Repository, path: string, oid: string): Promise<Buffer> {
  const args = ['cat-file', '--filters', `--path=${path}`, oid];
  return (await git(repository, { args, outputLimit: largestBlob })).stdout;
}

/** Keeps bytes as a blob and gives its id; nothing names it yet. */
export async function writeBlob(repository: Repository, bytes: Uint8Array): Promise<string> {
  const args = ['hash-object', '-w', '--stdin'];
  const { stdout } = await git(repository, { args, input: Buffer.from(bytes), writes: true });
  return stdout.toString('utf8').trim();
}

/** Answers of `git cat-file --batch`: what was asked for and ` missing`, or id, type and size, and the bytes; each ends its line. */
function readAnswer(
  bytes: Buffer,
  at: number,
  asked: string,
): { readonly content: Buffer | null; readonly next: number } {
  const missing = Buffer.from(`${asked} missing\n`);
  if (bytes.subarray(at, at + missing.length).equals(missing))
    return { content: null, next: at + missing.length };
  const end = bytes.indexOf(0x0a, at);
  const [, type, size] = bytes.subarray(at, end).toString('latin1').split(' ');
  // What git says of a repository inside this one, or of an id that is not clear, has no size and no content.
  if (size === undefined) return { content: null, next: end + 1 };
  const next = end + 1 + Number(size) + 1;
  return { content: type === 'blob' ? bytes.subarray(end + 1, next - 1) : null, next };
}

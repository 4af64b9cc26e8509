import { createHash } from 'node:crypto';
import { isSecretName } from '../../shared/checks/secret-name.ts';
import type { PostSource } from '../../shared/generators/generator.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { CheckRequest, CheckSettings, Finding } from '../../shared/model/checks.ts';
import { type EarlierRange, mostEarlierRead } from '../../shared/model/earlier-commits.ts';
import { earlierPaths } from '../services/checks/old-findings.ts';
import { type FoundSecret, findSecretsIn } from '../services/checks/secrets-in-commits.ts';
import { decodeText } from '../services/files/text-shape.ts';
import { inBlog } from '../services/git/blog-paths.ts';
import { type EarlierFacts, readEarlierCommits } from '../services/git/earlier-commits.ts';
import { readCommitted } from '../services/git/read-committed.ts';
import { openRepository, type Repository } from '../services/git/repository.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';
import { postsBeside } from './files-of-posts.ts';

/** A finding in a commit. */
export type FoundEarlier = Omit<Finding, 'isAccepted'>;

/** What is looked for in commits that go online as they are. */
export interface EarlierChecks {
  readonly range: EarlierRange;
  /** The files that are published with them: those are checked as they are on the disk. */
  readonly paths: readonly BlogPath[];
  readonly request: Pick<CheckRequest, 'settings' | 'now'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What the rules find in commits made earlier: in their posts as the newest of them has them, and keys and passwords in every
 * version of every text file, for all of them go online. Starts git: only for a blog that is trusted.
 */
export async function checkEarlier(
  folder: BlogFolder,
  { range, paths, request, signal }: EarlierChecks,
): Promise<readonly FoundEarlier[]> {
  const repository = await openRepository(folder.blog.root, signal);
  const commits = await readEarlierCommits(repository, range, mostEarlierRead);
  if (commits.length === 0) return [];
  const subjects = subjectsByPath(commits);
  const posts = await readPostsIn(folder, repository, range, [...subjects.keys()], new Set(paths));
  const inPosts = await checkPostsIn(folder, posts, request, signal);
  const isBeginning = isWholeHistory(range, commits);
  const earlier = inPosts.map(({ fix: _, ...finding }) => ({
    ...finding,
    isOld: finding.isOld || (isBeginning && finding.rule !== 'merge-marker'),
    earlier:
      subjects.get(repository.prefix + finding.file) ?? subjects.get(repository.prefix + finding.post) ?? '',
  }));
  return [...(await checkSecrets(folder, repository, commits, request.settings)), ...earlier];
}

/**
 * Whether a blog goes online with all it has: its posts may have stood elsewhere for years, and nobody puts hundreds of them
 * right before the first publish. They are told as what is online is; keys and marks of a merge stop all the same.
 */
function isWholeHistory({ online }: EarlierRange, commits: readonly EarlierFacts[]): boolean {
  if (online !== null) return false;
  return commits.length === mostEarlierRead || commits.some(({ parents }) => parents.length === 0);
}

/** Every file the commits left, and the subject of the newest that touched it. */
function subjectsByPath(commits: readonly EarlierFacts[]): ReadonlyMap<string, string> {
  const subjects = new Map<string, string>();
  for (const commit of commits)
    for (const { path } of commit.changes) if (!subjects.has(path)) subjects.set(path, subjectOf(commit));
  return subjects;
}

const subjectOf = ({ message }: EarlierFacts) => message.split('\n', 1)[0] ?? '';

/** Posts as a commit has them. */
export interface CommittedPosts {
  readonly posts: readonly PostSource[];
  /** What is online of them, by path. */
  readonly online: CheckRequest['before'];
}

/** The posts that these files of the repository are or belong to, as the newest commit has them; `left` are not wanted. */
export async function readPostsIn(
  folder: BlogFolder,
  repository: Repository,
  { head, online }: Pick<EarlierRange, 'head' | 'online'>,
  files: readonly string[],
  left: ReadonlySet<BlogPath>,
): Promise<CommittedPosts> {
  const { generator, blog } = folder;
  const { prefix } = repository;
  const own = files.flatMap(file => (file.startsWith(prefix) ? [file.slice(prefix.length)] : []));
  const posts = [...new Set(own.flatMap(path => postsBeside(folder, path)))];
  const sidecarOf = (path: BlogPath) => generator.sidecarOf(blog.site, path);
  const wanted = posts.filter(path => !left.has(path) && !left.has(sidecarOf(path) ?? path));
  if (wanted.length === 0) return { posts: [], online: [] };
  const read = async (commit: string, names: readonly BlogPath[]) => {
    const found = await readCommitted(
      repository,
      commit,
      [...new Set(names)].map(name => prefix + name),
    );
    return [...found].flatMap(([name, bytes]) => {
      const text = decodeText(bytes)?.text;
      return text === undefined ? [] : [[name.slice(prefix.length), text] as const];
    });
  };
  const here = new Map(
    await read(
      head,
      wanted.flatMap(path => [path, sidecarOf(path) ?? path]),
    ),
  );
  const sources = wanted.flatMap((path): readonly PostSource[] => {
    const text = here.get(path);
    const sidecarText = here.get(sidecarOf(path) ?? '');
    if (text === undefined) return [];
    return [sidecarText === undefined ? { path, text } : { path, text, sidecarText }];
  });
  const before = sources.flatMap(({ path }) => earlierPaths(path, sidecarOf(path)));
  return { posts: sources, online: online === null ? [] : await read(online, before) };
}

/** What the rules find in such posts; keys and passwords are left to who looks into every version. */
export async function checkPostsIn(
  { index }: BlogFolder,
  { posts, online }: CommittedPosts,
  request: EarlierChecks['request'],
  signal: AbortSignal | undefined,
): Promise<readonly FoundEarlier[]> {
  if (posts.length === 0) return [];
  const paths = posts.map(({ path }) => path);
  const checks = { ...request, paths, isPublishing: true, committed: posts, before: online };
  const { findings } = await index.ask('check', checks, { signal });
  return findings.filter(({ rule }) => rule !== 'secret');
}

async function checkSecrets(
  { blog }: BlogFolder,
  repository: Repository,
  commits: readonly EarlierFacts[],
  settings: CheckSettings,
): Promise<readonly FoundEarlier[]> {
  const severity = settings.secret ?? 'error';
  if (severity === 'off') return [];
  const { prefix } = repository;
  const texts = commits.flatMap(commit =>
    commit.changes.flatMap(({ path, oid }) => (oid === null || isMedia(path) ? [] : [{ path, oid, commit }])),
  );
  const found = await findSecretsIn(repository, texts);
  const told = new Set(found.map(({ path }) => path));
  const named = texts.filter(({ path }) => isSecretName(path) && !told.has(path));
  const finding = ({ path, oid, commit, line }: FoundSecret<(typeof texts)[number]>) => {
    const file = inBlog(repository, path);
    const token = [blog.root, path, oid, 'secret'].join('\0');
    return {
      ...{ file, line, rule: 'secret' as const, post: file, isOld: false, earlier: subjectOf(commit) },
      token: createHash('sha256').update(token).digest('hex').slice(0, 40),
    };
  };
  return [
    ...found.map(one => ({ ...finding(one), severity, message: sayFound(one, prefix) })),
    ...firstOfEach(named).map(one => ({
      ...finding({ ...one, line: 1, name: '' }),
      // A name alone proves nothing.
      severity: 'warning' as const,
      message: `Passwords and keys are kept under such a name, and it goes online with a commit made earlier${place(one.path, prefix)}. If there is one in it: ${sayHowOut(one.commit)}`,
    })),
  ];
}

function sayFound(
  { name, path, commit }: FoundSecret<{ path: string; oid: string; commit: EarlierFacts }>,
  prefix: string,
): string {
  return `A commit made earlier holds what looks like ${name}${place(path, prefix)}. Whoever reads it online can use it, also when the file is changed or deleted by now, so have a new one made if it was online. To go on: ${sayHowOut(commit)}`;
}

/** The first commit of all has none before it to go back to; without it the way online begins anew. */
function sayHowOut({ commit, parents }: EarlierFacts): string {
  const back = parents.length === 0 ? 'git update-ref -d HEAD' : `git reset --soft ${commit.slice(0, 10)}^`;
  return `take it out of the file, then in a terminal “${back}” takes back that commit and those made since; every file stays as it is. Then publish.`;
}

const place = (path: string, prefix: string) =>
  path.startsWith(prefix) ? '' : ', in a file outside this blog’s folder';

function firstOfEach<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return [...new Map(files.toReversed().map(file => [file.path, file])).values()];
}

import { createHash } from 'node:crypto';
import type { BlogView, CheckedPost } from '../../../shared/checks/check.ts';
import { type NewFinding, runChecks } from '../../../shared/checks/run-checks.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { CheckRequest } from '../../../shared/model/checks.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { BlogSurvey, CheckedPosts, IndexCallContext } from '../index/index-calls.ts';
import { createPace } from '../index/pace.ts';
import type { PostStore } from '../index/post-store.ts';
import { createBlogView, readSource } from './blog-view.ts';
import { freshEntry, unreadEntry } from './fresh-entry.ts';
import { findLostPosts } from './lost-posts.ts';
import { findOld } from './old-findings.ts';

/** Between two words about how far the checks are, in milliseconds. */
const progressMs = 100;

/**
 * What the rules find in posts as they are on the disk now. Gives way to other work, and tells how far it is when that takes
 * a while.
 * @throws cancelled; blog.gone, blog.unreadable when the blog's folder cannot be read.
 */
export async function checkPosts(
  store: PostStore,
  request: CheckRequest,
  context: CheckContext,
): Promise<CheckedPosts> {
  const known = await checkKnown(store, request, context);
  if (known !== undefined) return known;
  const { survey } = await store.survey({ signal: context.signal, progress: () => {} });
  const listed = new Set(survey.entries.map(({ path }) => path));
  const { lost, unsure } = findLostPosts(store, listed, request);
  const chosen = [...choosePosts(store, survey.entries, request.paths), ...lost];
  const checked = await checkIn(store, survey, withCommitted(store, chosen, request), request, context);
  const bare = [...new Set([...(checked.bare ?? []), ...unsure])];
  return bare.length === 0 ? checked : { ...checked, bare };
}

type CheckContext = IndexCallContext<'check'>;

/** More files are checked with a walk through all: that is then the smaller part. */
const mostKnown = 200;

/**
 * Checks single posts by what is known of the others: a walk through all files takes longer than that. Where something is
 * found, or a post is not known yet, the answer is undefined, for the other files may be other ones by now.
 */
async function checkKnown(
  store: PostStore,
  request: CheckRequest,
  context: CheckContext,
): Promise<CheckedPosts | undefined> {
  const survey = store.latest();
  if (survey === undefined || request.paths === null || request.paths.length > mostKnown) return undefined;
  const { site } = store.blog;
  const generator = findGenerator(site.generator);
  const known = new Set(survey.entries.map(({ path }) => path));
  if (request.paths.some(path => generator.classify(site, path) !== undefined && !known.has(path)))
    return undefined;
  const chosen = choosePosts(store, survey.entries, request.paths);
  const sourceOf = sourcesOf(store, request);
  const fresh = chosen.flatMap(entry => {
    const source = sourceOf(entry.path);
    return source === undefined ? [] : [freshEntry(site, generator, entry, source)];
  });
  // One of them was removed meanwhile, or cannot be read.
  if (fresh.length < chosen.length) return undefined;
  const checked = await checkIn(store, survey, fresh, request, context);
  return checked.findings.length === 0 ? checked : undefined;
}

async function checkIn(
  store: PostStore,
  survey: BlogSurvey,
  chosen: readonly PostEntry[],
  request: CheckRequest,
  { signal, progress }: CheckContext,
): Promise<CheckedPosts> {
  const before = new Map(request.before);
  const view = createBlogView(store, survey, {
    fresh: chosen,
    now: request.now,
    sourceOf: sourcesOf(store, request),
    beforeOf: path => before.get(path),
  });
  const pace = createPace(signal);
  const findings: CheckedPosts['findings'][number][] = [];
  const bare: BlogPath[] = [];
  let told = performance.now();
  for (const [index, { path }] of chosen.entries()) {
    const turn = pace();
    if (turn) await turn;
    const post = view.post(path);
    if (post !== undefined) findings.push(...findingsOf(store, view, post, request, before));
    if (post !== undefined && post.block === undefined) bare.push(path);
    if (performance.now() - told < progressMs) continue;
    told = performance.now();
    progress({ checked: index + 1, all: chosen.length });
  }
  return { findings, posts: chosen.length, ...(bare.length === 0 ? {} : { bare }) };
}

function findingsOf(
  store: PostStore,
  view: BlogView,
  post: CheckedPost,
  request: CheckRequest,
  before: ReadonlyMap<BlogPath, string>,
): CheckedPosts['findings'] {
  const found = runChecks(post, view, request);
  const old = findOld(view, post.entry, found, request, before);
  return found.map(finding => ({
    ...finding,
    isOld: old.has(finding),
    token: tokenOf(store.blog.root, post.source, finding),
  }));
}

/** The posts that these files are, or lie beside; in the order of the list. */
function choosePosts(
  store: PostStore,
  entries: readonly PostEntry[],
  paths: readonly BlogPath[] | null,
): readonly PostEntry[] {
  if (paths === null) return entries;
  const wanted = new Set(paths);
  const { site } = store.blog;
  const generator = findGenerator(site.generator);
  return entries.filter(({ path }) => {
    const sidecar = generator.sidecarOf(site, path);
    return wanted.has(path) || (sidecar !== undefined && wanted.has(sidecar));
  });
}

/** Where the texts of posts are: on the disk, but for those that are to be checked as a commit has them. */
function sourcesOf(
  store: PostStore,
  { committed = [] }: CheckRequest,
): (path: BlogPath) => PostSource | undefined {
  const given = new Map(committed.map(source => [source.path, source]));
  return path => given.get(path) ?? readSource(store, path);
}

/** The chosen posts, those that are to be checked as a commit has them with what their metadata say there. */
function withCommitted(
  store: PostStore,
  chosen: readonly PostEntry[],
  { committed = [] }: CheckRequest,
): readonly PostEntry[] {
  if (committed.length === 0) return chosen;
  const { site } = store.blog;
  const generator = findGenerator(site.generator);
  const known = new Map(chosen.map(entry => [entry.path, entry]));
  for (const source of committed) {
    const { path } = source;
    const kind = generator.classify(site, path);
    const entry = known.get(path) ?? (kind && unreadEntry(path, kind));
    if (entry) known.set(path, freshEntry(site, generator, entry, source));
  }
  return [...known.values()];
}

/** The same for the same finding in the same text only. */
function tokenOf(root: string, { path, text, sidecarText = '' }: PostSource, { rule }: NewFinding): string {
  return createHash('sha256')
    .update([root, path, rule, text, sidecarText].join('\0'))
    .digest('hex')
    .slice(0, 40);
}

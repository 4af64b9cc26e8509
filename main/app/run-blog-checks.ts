import { readCheckSettings } from '../../shared/checks/check-settings.ts';
import { checksFailed } from '../../shared/checks/checks-failed.ts';
import { isObstacle } from '../../shared/checks/is-obstacle.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { CheckProgress, CheckReport, CheckRequest, Finding } from '../../shared/model/checks.ts';
import type { EarlierRange } from '../../shared/model/earlier-commits.ts';
import { readSettingsFile } from '../services/blog/settings-file.ts';
import { createAcceptedWarnings } from '../services/checks/accepted-warnings.ts';
import { readCommittedTexts } from '../services/checks/committed-texts.ts';
import { earlierPaths } from '../services/checks/old-findings.ts';
import type { CheckedPosts } from '../services/index/index-calls.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { checkEarlier } from './check-earlier.ts';
import { mayRunGit } from './still-trusted.ts';

/** What is to be checked of an open blog. */
export interface BlogChecks {
  /** Files of the blog: posts, and what lies beside them. Null: every post and page. */
  readonly paths: readonly BlogPath[] | null;
  readonly isPublishing: boolean;
  /** Commits made earlier that go online with them, as they are; null or absent: none. */
  readonly earlier?: EarlierRange | null | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CheckProgress) => void;
}

/**
 * Runs the rules over posts as they are on the disk, as the blog has them set.
 * @throws cancelled; blog.gone, blog.unreadable
 */
export async function runBlogChecks(
  parts: AppParts,
  folder: BlogFolder,
  { paths, isPublishing, earlier = null, signal, onProgress }: BlogChecks,
): Promise<CheckReport> {
  const { blog, index } = folder;
  const { text } = await readSettingsFile(blog.root);
  const { settings, problems } = readCheckSettings(text);
  const request = { paths, isPublishing, settings, now: new Date().toISOString(), before: [] };
  const options = { signal, onProgress };
  let checked: CheckedPosts =
    paths?.length === 0 ? { findings: [], posts: 0 } : await index.ask('check', request, options);
  // Git is asked only where there is something to compare: findings, or metadata that may have been there.
  const compared = (checked.findings.length > 0 ? paths : paths && checked.bare) ?? [];
  const maySee = isPublishing && (earlier !== null || compared.length > 0);
  const mayAskGit = maySee && (await mayRunGit(parts, blog));
  // What is committed is not online yet where there are such commits.
  const commit = earlier === null ? 'HEAD' : earlier.online;
  const before = mayAskGit && commit !== null ? await readBefore(folder, commit, compared, signal) : [];
  if (before.length > 0) checked = await index.ask('check', { ...request, before }, options);
  const inEarlier =
    mayAskGit && earlier !== null
      ? await checkEarlier(folder, { range: earlier, paths: paths ?? [], request, signal })
      : [];
  const { posts } = checked;
  const findings = [...checked.findings, ...inEarlier];
  const accepted = await createAcceptedWarnings(parts.options.profile).find(
    findings.map(({ token }) => token),
  );
  const told = findings.map(finding => ({
    ...finding,
    isAccepted: finding.severity === 'warning' && accepted.has(finding.token),
  }));
  return { findings: told, posts, problems };
}

/** The texts that these posts have in a commit. */
async function readBefore(
  { blog, generator }: BlogFolder,
  commit: string,
  paths: readonly BlogPath[],
  signal: AbortSignal | undefined,
): Promise<CheckRequest['before']> {
  const wanted = paths.flatMap(path =>
    generator.classify(blog.site, path) === undefined
      ? [path]
      : earlierPaths(path, generator.sidecarOf(blog.site, path)),
  );
  return [...(await readCommittedTexts(blog.root, commit, [...new Set(wanted)], signal))];
}

/**
 * Makes sure that nothing new in these files, or in commits made earlier that go online with them, stops a publish, and gives
 * the warnings that nobody has accepted.
 * @throws publish.checks-failed with the errors that were found
 */
export async function requireChecked(
  parts: AppParts,
  folder: BlogFolder,
  paths: readonly BlogPath[],
  range: EarlierRange,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const found = (await checkForPublish(parts, folder, { paths, range, signal })).filter(isObstacle);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw checksFailed(errors);
  return found;
}

/** Whether something in these files, with which no commit made earlier goes online, keeps a publish from going on unasked. */
export async function hasObstacles(
  parts: AppParts,
  folder: BlogFolder,
  paths: readonly BlogPath[],
  signal?: AbortSignal,
): Promise<boolean> {
  return (await checkForPublish(parts, folder, { paths, range: null, signal })).some(isObstacle);
}

interface AboutToPublish {
  readonly paths: readonly BlogPath[];
  /** The commits made earlier; null: none. */
  readonly range: EarlierRange | null;
  readonly signal: AbortSignal | undefined;
}

async function checkForPublish(
  parts: AppParts,
  folder: BlogFolder,
  { paths, range, signal }: AboutToPublish,
): Promise<readonly Finding[]> {
  const earlier = range?.head === range?.online ? null : range;
  if (paths.length === 0 && earlier === null) return [];
  const checks = { paths, isPublishing: true, earlier, ...(signal === undefined ? {} : { signal }) };
  return (await runBlogChecks(parts, folder, checks)).findings;
}

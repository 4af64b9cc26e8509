import type { BlogView } from '../../../shared/checks/check.ts';
import { checkedPost } from '../../../shared/checks/checked-post.ts';
import { type NewFinding, runChecks } from '../../../shared/checks/run-checks.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import { withoutEnding } from '../../../shared/generators/paths/blog-paths.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { CheckRequest, CheckRule } from '../../../shared/model/checks.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { freshEntry } from './fresh-entry.ts';

/** What nobody gets used to: it is told again whether it was there before or not. */
const neverOld: ReadonlySet<CheckRule> = new Set(['secret', 'merge-marker']);

/** The files in which an earlier text of a post may be: its own, or the page that it was before it was converted. */
export function earlierPaths(post: BlogPath, sidecar: BlogPath | undefined): readonly BlogPath[] {
  const name = withoutEnding(post);
  const own = [post, `${name}.html`, `${name}.htm`];
  return sidecar === undefined ? own : [...own, sidecar];
}

/**
 * Tells which findings of a post were there before: the text of the last commit gives them too. `before` are texts of that
 * commit by path.
 */
export function findOld(
  view: BlogView,
  entry: PostEntry,
  findings: readonly NewFinding[],
  request: CheckRequest,
  before: ReadonlyMap<BlogPath, string>,
): ReadonlySet<NewFinding> {
  const source = earlierSource(view, entry.path, before);
  if (source === undefined || findings.length === 0) return new Set();
  const was = freshEntry(view.site, view.generator, entry, source);
  const post = checkedPost(view.site, view.generator, source, was);
  const left = new Map<string, number>();
  for (const finding of runChecks(post, view, request))
    left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return new Set(findings.filter(finding => !neverOld.has(finding.rule) && takeOne(left, keyOf(finding))));
}

function earlierSource(
  { generator, site }: BlogView,
  path: BlogPath,
  before: ReadonlyMap<BlogPath, string>,
): PostSource | undefined {
  const sidecarText = before.get(generator.sidecarOf(site, path) ?? '');
  for (const candidate of earlierPaths(path, undefined)) {
    const text = before.get(candidate);
    if (text !== undefined)
      return sidecarText === undefined ? { path: candidate, text } : { path: candidate, text, sidecarText };
  }
  return undefined;
}

function keyOf({ rule, message }: NewFinding): string {
  return `${rule} ${message}`;
}

/** The same finding twice, where it was once, is new once. */
function takeOne(left: Map<string, number>, key: string): boolean {
  const count = left.get(key) ?? 0;
  left.set(key, count - 1);
  return count > 0;
}

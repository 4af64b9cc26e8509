import type { CheckSettings, Finding } from '../model/checks.ts';
import { allChecks } from './all-checks.ts';
import type { BlogView, Check, CheckedPost, Found } from './check.ts';
import { metadataText } from './metadata/metadata-text.ts';
import { looseParts } from './parts/loose-parts.ts';

/** How posts are checked. */
export interface CheckOptions {
  readonly settings: CheckSettings;
  /** Whether the posts are about to be published. */
  readonly isPublishing: boolean;
}

/** A finding of which nobody has asked yet whether it was accepted. */
export type NewFinding = Omit<Finding, 'isAccepted' | 'isOld' | 'token'>;

/** What the rules find in a post, by line. */
export function runChecks(post: CheckedPost, blog: BlogView, options: CheckOptions): readonly NewFinding[] {
  const findings: NewFinding[] = [];
  const quick = quickLook(post);
  for (const check of allChecks) {
    const severity = options.settings[check.rule] ?? check.severity;
    if (severity === 'off' || (check.isForPublishing && !options.isPublishing)) continue;
    for (const found of findWith(check, post, quick, blog))
      findings.push(toFinding(post, check, severity, found));
  }
  return findings.sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule));
}

function findWith(check: Check, post: CheckedPost, quick: CheckedPost, blog: BlogView): readonly Found[] {
  // Parsing costs a hundred times as much as looking.
  if (check.readsParts && quick !== post && check.find(quick, blog).length === 0) return [];
  return check.find(post, blog);
}

/** The same post with more in its body than there is; posts in other markup than Markdown are read fast as they are. */
function quickLook(post: CheckedPost): CheckedPost {
  if (post.format !== 'markdown') return post;
  const { source, entry, format, block, metadataFile, bodyStart } = post;
  const parts = looseParts(source.text.slice(bodyStart), bodyStart);
  return { source, entry, format, block, metadataFile, bodyStart, parts };
}

function toFinding(
  post: CheckedPost,
  { rule }: Check,
  severity: NewFinding['severity'],
  { at, isInMetadata, message, fix }: Found,
): NewFinding {
  const file = isInMetadata ? post.metadataFile : post.source.path;
  const text = isInMetadata ? metadataText(post) : post.source.text;
  const line = lineAt(text, at);
  return { file, line, rule, severity, message, post: post.source.path, ...(fix ? { fix } : {}) };
}

/** The line of an offset, from 1. */
function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

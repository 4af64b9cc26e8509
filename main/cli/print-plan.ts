import { describeDecision } from '../../shared/errors/describe-decision.ts';
import { describeLeft } from '../../shared/errors/describe-left.ts';
import type { LeftBehind, PlannedPost, PublishPlan } from '../../shared/model/publish.ts';
import { listRows, type RowFile } from '../../shared/publish/plan-ticks.ts';
import { printEarlier } from './print-earlier.ts';

/** Prints what a publish would do: where to, each post with its files, what to know before, and what stays behind. */
export function printPlan(plan: PublishPlan, print: (line: string) => void): void {
  const posts = plan.posts.length === 1 ? '1 post' : `${plan.posts.length} posts`;
  const files = plan.files.length === 1 ? '1 file' : `${plan.files.length} files`;
  print(`${posts}, ${files} to ${plan.remote} (${plan.remoteUrl}), branch ${plan.branch}`);
  if (plan.files.length > 0) print(`Message: ${plan.message}`);
  for (const { post, files: own } of listRows(plan)) printPost(post, own, print);
  const notes = plan.decisions.filter(({ kind }) => kind !== 'commits-waiting');
  for (const decision of notes) print(`  note: ${describeDecision(decision)}`);
  printEarlier(plan.earlier, print);
  printLeft(plan.left, print);
}

function printPost(post: PlannedPost, files: readonly RowFile[], print: (line: string) => void): void {
  print(`  ${post.change.padEnd(9)}  ${post.title}`);
  for (const { path, change, from } of files)
    print(`    ${change.padEnd(9)}  ${from === undefined ? path : `${from} → ${path}`}`);
}

/** Prints the changed files that stay behind, and why; nothing where there are none. */
export function printLeft({ files, more }: LeftBehind, print: (line: string) => void): void {
  if (files.length === 0) return;
  print('Not published:');
  for (const why of new Set(files.map(file => file.why))) {
    print(`  ${describeLeft(why)}`);
    for (const file of files) if (file.why === why) print(`    ${file.path}`);
  }
  if (more > 0) print(`  and ${more} more`);
}

import { isObstacle } from '../../shared/checks/is-obstacle.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { CheckReport, Finding } from '../../shared/model/checks.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import type { ChosenPublish } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';
import { savePost } from './save-post.ts';

/** Shows what the checks find in the open post. */
export function checkPost(app: App): Promise<void> {
  return reporting(app, 'checks', async () => {
    const path = app.state.post.open.peek()?.path;
    if (path === undefined || !(await savePost(app))) return;
    showFindings(app, await runChecks(app, [path], true), [path], null);
  });
}

/** What the checks find in files as they are on the disk. @throws AppError */
export function runChecks(
  app: App,
  paths: readonly BlogPath[],
  isPublishing: boolean,
  signal?: AbortSignal,
): Promise<CheckReport> {
  return app.api.call('checks.run', { paths, isPublishing }, signal === undefined ? {} : { signal });
}

/** Shows a report; `publish` waits for what the user makes of it. */
export function showFindings(
  app: App,
  report: CheckReport,
  paths: readonly BlogPath[],
  publish: ChosenPublish | null,
): void {
  app.state.dialogs.show({ kind: 'checks', report, paths, publish });
}

/** The files of a plan that will be there when it is published; `ticked` null: all of it is. */
export function plannedPaths(
  { files }: PublishPlan,
  ticked: readonly BlogPath[] | null = null,
): readonly BlogPath[] {
  const there = files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  return ticked === null ? there : there.filter(path => ticked.includes(path));
}

/** What the checks find in what is about to be published. @throws AppError */
export async function checkPlan(
  app: App,
  plan: PublishPlan,
  signal: AbortSignal,
  ticked: readonly BlogPath[] | null = null,
): Promise<CheckReport> {
  const paths = plannedPaths(plan, ticked);
  return paths.length === 0 ? { findings: [], posts: 0, problems: [] } : runChecks(app, paths, true, signal);
}

const shownTokens = new WeakMap<App, ReadonlySet<string>>();

/** Remembers what the dialog of a plan shows: whoever publishes from there has seen it. */
export function noteShown(app: App, findings: readonly Finding[]): void {
  shownTokens.set(app, new Set(findings.map(({ token }) => token)));
}

/**
 * Runs the checks over the plan that the user wants published. An error, or a warning that the user has not seen, is shown
 * instead, and the answer is true; warnings that were seen are accepted.
 */
export async function mustAskAboutFindings(
  app: App,
  publish: ChosenPublish,
  signal: AbortSignal,
): Promise<boolean> {
  const { plan, files } = publish;
  const report = await checkPlan(app, plan, signal, files);
  const obstacles = report.findings.filter(isObstacle);
  const seen = shownTokens.get(app);
  if (obstacles.some(({ severity, token }) => severity === 'error' || !seen?.has(token))) {
    showFindings(app, report, plannedPaths(plan, files), publish);
    return true;
  }
  await acceptWarnings(app, obstacles);
  return false;
}

/** Remembers that these warnings may be: in these texts they do not ask again. @throws AppError */
export async function acceptWarnings(app: App, findings: readonly Finding[]): Promise<void> {
  const tokens = findings
    .filter(({ severity, isAccepted }) => severity === 'warning' && !isAccepted)
    .map(({ token }) => token);
  if (tokens.length > 0) await app.api.call('checks.accept', { tokens: [...new Set(tokens)] });
}

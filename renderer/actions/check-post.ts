import { isObstacle } from '../../shared/checks/is-obstacle.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { CheckReport, Finding } from '../../shared/model/checks.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import type { CheckScope } from '../state/check-scope.ts';
import type { ChosenPublish } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';
import { savePost } from './save-post.ts';

/** Shows what the checks find in the open post. */
export function checkPost(app: App): Promise<void> {
  return reporting(app, 'checks', async () => {
    const path = app.state.post.open.peek()?.path;
    if (path === undefined || !(await savePost(app))) return;
    const scope = { paths: [path], earlier: null };
    showFindings(app, await runChecks(app, scope, true), scope, null);
  });
}

/** What the checks find there. @throws AppError */
export function runChecks(
  app: App,
  { paths, earlier }: CheckScope,
  isPublishing: boolean,
  signal?: AbortSignal,
): Promise<CheckReport> {
  const params = { paths, isPublishing, earlier };
  return app.api.call('checks.run', params, signal === undefined ? {} : { signal });
}

/** Shows a report; `publish` waits for what the user makes of it. */
export function showFindings(
  app: App,
  report: CheckReport,
  scope: CheckScope,
  publish: ChosenPublish | null,
): void {
  app.state.dialogs.show({ kind: 'checks', report, scope, publish });
}

/** What goes online with a plan: the files that will be there, and commits made earlier; `ticked` null: all of it is. */
export function plannedScope(
  { files, earlier }: PublishPlan,
  ticked: readonly BlogPath[] | null = null,
): CheckScope {
  const there = files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  const paths = ticked === null ? there : there.filter(path => ticked.includes(path));
  return { paths, earlier: earlier?.range ?? null };
}

/** What the checks find in what is about to be published. @throws AppError */
export async function checkPlan(
  app: App,
  plan: PublishPlan,
  signal: AbortSignal,
  ticked: readonly BlogPath[] | null = null,
): Promise<CheckReport> {
  const scope = plannedScope(plan, ticked);
  const isNothing = scope.paths.length === 0 && scope.earlier === null;
  return isNothing ? { findings: [], posts: 0, problems: [] } : runChecks(app, scope, true, signal);
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
    showFindings(app, report, plannedScope(plan, files), publish);
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

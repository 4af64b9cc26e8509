import type { Api } from '../../shared/api/contract.ts';
import { lineOfFinding } from '../../shared/checks/checks-failed.ts';
import { countOf } from '../../shared/checks/describe-report.ts';
import { isObstacle } from '../../shared/checks/is-obstacle.ts';
import type { Finding } from '../../shared/model/checks.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';

/** What the checks find in a plan and in the commits made earlier that go with it. */
export interface PlanFindings {
  /** Errors: a publish would be stopped by them. */
  readonly stops: readonly Finding[];
  /** Warnings that nobody has accepted: in a terminal they stop nothing. */
  readonly warnings: readonly Finding[];
}

/** Looks for what the last commit does not have yet, as the Publish dialog does. */
export async function findInPlan(
  api: Api,
  { files, earlier }: PublishPlan,
  signal: AbortSignal,
): Promise<PlanFindings> {
  const paths = files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  if (paths.length === 0 && earlier === null) return { stops: [], warnings: [] };
  const params = { paths, isPublishing: true, earlier: earlier?.range ?? null };
  const { findings } = await api.call('checks.run', params, { signal });
  const found = findings.filter(isObstacle);
  return {
    stops: found.filter(({ severity }) => severity === 'error'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

/** A finding in the fields of the public surface, which `leysin check` gives. */
export function plainFinding({ file, line, rule, severity, message }: Finding) {
  return { file, line, rule, severity, message };
}

/** Prints the errors of a plan as `leysin check` does; nothing where there are none. */
export function printStops(stops: readonly Finding[], print: (line: string) => void): void {
  if (stops.length === 0) return;
  print(stops.length === 1 ? 'One error would stop this:' : `${stops.length} errors would stop this:`);
  printFindings(stops, print);
}

/** Prints warnings in the same way. */
export function printWarnings(warnings: readonly Finding[], print: (line: string) => void): void {
  if (warnings.length === 0) return;
  print(`${countOf(warnings.length, 'warning')}, which ${warnings.length === 1 ? 'stops' : 'stop'} nothing:`);
  printFindings(warnings, print);
}

function printFindings(findings: readonly Finding[], print: (line: string) => void): void {
  for (const finding of findings) print(`  ${lineOfFinding(finding)}`);
}

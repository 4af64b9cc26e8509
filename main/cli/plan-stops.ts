import type { Api } from '../../shared/api/contract.ts';
import type { Finding } from '../../shared/model/checks.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';

/** An error that stops a publish, in the fields `leysin check` gives. */
export type PlanStop = Pick<Finding, 'file' | 'line' | 'rule' | 'severity' | 'message'>;

/** The errors that would stop a publish of this plan, in its posts and in the commits made earlier that go with them. */
export async function findStops(
  api: Api,
  { files, earlier }: PublishPlan,
  signal: AbortSignal,
): Promise<readonly PlanStop[]> {
  const paths = files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  if (paths.length === 0 && earlier === null) return [];
  const params = { paths, isPublishing: true, earlier: earlier?.range ?? null };
  const { findings } = await api.call('checks.run', params, { signal });
  return findings
    .filter(({ severity, isOld }) => severity === 'error' && !isOld)
    .map(({ file, line, rule, severity, message }) => ({ file, line, rule, severity, message }));
}

/** Prints them as `leysin check` does; nothing where there are none. */
export function printStops(stops: readonly PlanStop[], print: (line: string) => void): void {
  if (stops.length === 0) return;
  print(stops.length === 1 ? 'One error would stop this:' : `${stops.length} errors would stop this:`);
  for (const { file, line, rule, severity, message } of stops)
    print(`  ${file}:${line}: ${severity}: ${message} [${rule}]`);
}

/** How the tests of one runner ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run. */
  readonly skipped: readonly string[];
  /** Names of those that passed only on a second try. */
  readonly flaky?: readonly string[];
  /** Why each test of a shell that this machine cannot run did not run. */
  readonly absent?: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Counts of vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function readVitestCounts(json: unknown): Counts {
  const report = json as VitestReport;
  const tests = report.testResults.flatMap(file => file.assertionResults);
  const unloaded = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** Counts of Playwright's JSON report, skipped ones with their reason; those of an absent shell count apart. */
export function readPlaywrightCounts(json: unknown): Counts {
  const found = (json as { suites: readonly PlaywrightSuite[] }).suites.flatMap(suite => walk(suite, []));
  return {
    passed: found.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: found.filter(({ status }) => status === 'unexpected').length,
    flaky: found.filter(({ status }) => status === 'flaky').map(({ name }) => name),
    skipped: found
      .filter(({ status, absent }) => status === 'skipped' && absent === undefined)
      .map(({ name }) => name),
    absent: found.flatMap(({ absent }) => absent ?? []),
  };
}

/** A test as the report has it. */
interface FoundTest {
  readonly name: string;
  readonly status: string;
  /** Why its shell cannot run here; `e2e/support/fixtures.ts` notes it. */
  readonly absent: string | undefined;
}

function walk(suite: PlaywrightSuite, path: readonly string[]): readonly FoundTest[] {
  const here = [...path, suite.title];
  const specs = (suite.specs ?? []).flatMap(spec =>
    spec.tests.map(({ status, annotations, projectName }) => {
      const noteOf = (wanted: string) => annotations.find(({ type }) => type === wanted)?.description;
      const reason = noteOf('skip');
      const name = `[${projectName}] ${[...here, spec.title].join(' › ')}${reason ? ` (${reason})` : ''}`;
      return { name, status, absent: noteOf('absent shell') };
    }),
  );
  return [...specs, ...(suite.suites ?? []).flatMap(inner => walk(inner, here))];
}

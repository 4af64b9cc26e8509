import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCommands, findFaults } from './check-git-calls.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { makeGitRecorder } from './git-recorder.ts';
import { findMemoryFolder } from './memory-folder.ts';
import { runStep } from './run-step.ts';
import { type Counts, readPlaywrightCounts, readVitestCounts } from './test-counts.ts';

/** A part of `npm test`; those with a report count tests, the others only pass or fail. */
interface Step {
  readonly title: string;
  readonly args: readonly string[];
  readonly report?: {
    readonly file: string;
    readonly env?: string;
    readonly read: (json: unknown) => Counts;
  };
}

// Whoever says where temporary files go is obeyed.
const memoryFolder = process.env.TMPDIR === undefined ? findMemoryFolder() : undefined;
const reports = await mkdtemp(join(tmpdir(), 'leysin-reports-'));
const recorder = makeGitRecorder(await mkdtemp(join(memoryFolder ?? tmpdir(), 'leysin-git-calls-')));

const steps: readonly Step[] = [
  { title: 'types', args: ['run', '--silent', 'types'] },
  { title: 'lint', args: ['run', '--silent', 'lint'] },
  { title: 'build', args: ['run', '--silent', 'build'] },
  {
    title: 'unit and integration tests',
    args: [
      'exec',
      '--',
      'vitest',
      'run',
      '-c',
      'e2e/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ],
    report: { file: 'vitest.json', read: readVitestCounts },
  },
  {
    title: 'end-to-end tests',
    args: ['exec', '--', 'playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    report: { file: 'playwright.json', env: 'PLAYWRIGHT_JSON_OUTPUT_FILE', read: readPlaywrightCounts },
  },
];

async function main(): Promise<number> {
  const browser = await ensureBrowser();
  if (browser === undefined) {
    console.error(
      'The tests need Chromium or Chrome, and none could be found or installed. Install one and run again.',
    );
    return 1;
  }
  console.log(`Browser: ${browser}`);
  if (memoryFolder !== undefined) console.log(`Folders of tests: in memory, under ${memoryFolder}`);
  const results: Counts[] = [];
  for (const step of steps) {
    const counts = await runCounted(step, browser);
    results.push(counts);
    // Later steps cannot say anything of code that does not build.
    if (counts.failed > 0 && !step.report) break;
  }
  if (recorder && results.length === steps.length) results.push(checkGitCalls(recorder.read()));
  const passed = sum(results.map(counts => counts.passed));
  const failed = sum(results.map(counts => counts.failed));
  const skipped = results.flatMap(counts => counts.skipped);
  for (const name of skipped) console.log(`skipped: ${name}`);
  for (const name of results.flatMap(({ flaky }) => flaky ?? [])) console.log(`flaky: ${name}`);
  const absent = results.flatMap(counts => counts.absent ?? []);
  const notRun = [...new Set(absent)].map(
    reason => `, ${absent.filter(other => other === reason).length} not run: ${reason}`,
  );
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped${notRun.join('')}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Runs a step; one that ends badly without saying which test failed counts as one failure. */
async function runCounted({ title, args, report }: Step, browser: string): Promise<Counts> {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const file = report && join(reports, report.file);
  const reportEnv = report?.env && file ? { [report.env]: file } : {};
  const placeEnv = memoryFolder === undefined ? {} : { TMPDIR: memoryFolder };
  const env = { LEYSIN_CHROMIUM: browser, ...placeEnv, ...reportEnv, ...(report ? recorder?.env : {}) };
  const code = await runStep('npm', args, { env });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${title}: ${code === 0 ? 'ok' : `exit ${code}`}, ${seconds} s`);
  const none: Counts = { passed: 0, failed: 0, skipped: [] };
  const counts = report && file ? await readCounts(file, report.read) : none;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Looks at what the program said to git in all tests; nothing at all would mean that nobody listened. */
function checkGitCalls(calls: readonly (readonly string[])[]): Counts {
  const faults = findFaults(calls);
  console.log(`\n── what was said to git: ${calls.length} calls (${countCommands(calls)})`);
  for (const fault of faults) console.error(`Not to be said to git: ${fault}`);
  const isGood = calls.length > 0 && faults.length === 0;
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : Math.max(1, faults.length), skipped: [] };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

async function readCounts(path: string, read: (json: unknown) => Counts): Promise<Counts> {
  try {
    return read(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    console.error(`The report ${path} cannot be read: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

process.exitCode = await main();
await rm(reports, { recursive: true, force: true });
if (recorder) await rm(recorder.folder, { recursive: true, force: true });

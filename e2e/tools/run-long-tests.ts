import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeRun, writeFiguresSection } from './figures-file.ts';
import { runStep } from './run-step.ts';
import { type Counts, readPlaywrightCounts, readVitestCounts } from './test-counts.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A count that a test takes when `LEYSIN_LONG` is set. */
const longCount = /(?:process\.env\.LEYSIN_LONG(?: === '1')?|isLong) \? ([\d_]+)/g;

const usage = `npm run test:long -- [--only NAME]… [--list] [--write]

Runs every test file that has a long count (LEYSIN_LONG=1), one after the other.

  --only NAME   only the group of this name; may be given several times
  --list        print the names of the groups
  --write       put the figures into docs/figures.md`;

/** A test file with long counts; its name is the file's. */
interface Group {
  readonly name: string;
  /** From the project's root. */
  readonly path: string;
  /** What its source asks for when runs are long. */
  readonly longCounts: readonly string[];
}

interface Figures extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** The counts asked for, and the lines that the tests printed about theirs. */
  readonly said: readonly string[];
}

function findGroups(): readonly Group[] {
  return ['shared', 'main', 'renderer', 'e2e']
    .flatMap(part =>
      readdirSync(join(projectRoot, part), { recursive: true, encoding: 'utf8' }).map(path =>
        join(part, path),
      ),
    )
    .filter(path => /\.(?:test|spec)\.ts$/.test(path))
    .map(path => ({ path, source: readFileSync(join(projectRoot, path), 'utf8') }))
    .filter(({ source }) => source.includes('process.env.LEYSIN_LONG'))
    .map(({ path, source }) => ({
      name: basename(path).replace(/\.(?:test|spec)\.ts$/, ''),
      path,
      longCounts: [...source.matchAll(longCount)].map(([, count = '']) => count.replaceAll('_', '')),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      list: { type: 'boolean' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const all = findGroups();
  if (values.list) {
    for (const { name, path } of all) console.log(`${name.padEnd(24)} ${path}`);
    return 0;
  }
  const unknown = (values.only ?? []).filter(name => !all.some(group => group.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no group ${unknown.join(', ')}. Groups: ${all.map(({ name }) => name).join(', ')}`,
    );
    return 2;
  }
  const groups = values.only ? all.filter(({ name }) => values.only?.includes(name)) : all;
  const figures: Figures[] = [];
  for (const group of groups) figures.push(await runGroup(group));
  const table = tableOf(figures);
  console.log(`\n${table}`);
  if (values.write) writeFiguresSection('Long tests', `${describeRun()}\n\n${table}`);
  return figures.every(({ passed, failed }) => failed === 0 && passed > 0) ? 0 : 1;
}

async function runGroup({ name, path, longCounts }: Group): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'leysin-long-'));
  const report = join(folder, 'report.json');
  const started = Date.now();
  const said = longCounts.map(count => `${count} asked for`);
  const isSpec = path.endsWith('.spec.ts');
  const args = isSpec
    ? ['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json', path]
    : ['vitest', 'run', '-c', 'e2e/vitest.config.ts', '--reporter=default', '--reporter=json', path];
  console.log(`\n── ${name}`);
  try {
    const code = await runStep('npx', isSpec ? args : [...args, `--outputFile.json=${report}`], {
      env: { LEYSIN_LONG: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: '1' },
      onLine: line => {
        if (line.startsWith(`${name}: `)) said.push(line.slice(name.length + 2));
      },
    });
    const read = isSpec ? readPlaywrightCounts : readVitestCounts;
    const counts = read(JSON.parse(readFileSync(report, 'utf8')));
    const seconds = Math.round((Date.now() - started) / 1000);
    return {
      name,
      seconds,
      said,
      ...counts,
      failed: code === 0 ? counts.failed : Math.max(1, counts.failed),
    };
  } catch (error) {
    console.error(`${name}: no report: ${String(error)}`);
    return { name, seconds: 0, said, passed: 0, failed: 1, skipped: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tableOf(figures: readonly Figures[]): string {
  const rows = figures.map(
    ({ name, passed, failed, skipped, seconds, said }) =>
      `| ${name} | ${passed} | ${failed} | ${skipped.length} | ${seconds} | ${said.join('; ').replaceAll('|', '\\|')} |`,
  );
  return [
    '| group | passed | failed | skipped | seconds | counts |',
    '|---|---:|---:|---:|---:|---|',
    ...rows,
  ].join('\n');
}

process.exitCode = await main();

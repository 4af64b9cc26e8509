import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowserWithWindows } from '../support/find-browser.ts';
import { describeRun, writeFiguresSection } from '../tools/figures-file.ts';
import { comparePeers, type PeersResult } from './compare-peers.ts';

const usage = `npx tsx e2e/bench/run-peers.ts FOLDER [--entries ID,…] [--docs NAME,…] [--keys N] [--now] [--write]

Runs the peers' harness in FOLDER (a copy of it with packages installed, documents and pages built) with Leysin as one
more entry. Waits for a quiet machine first. Build Leysin before: npm run build.

  --entries   only these, Leysin besides
  --docs      only these documents
  --keys      keys per document; 60 unless told
  --now       does not wait
  --write     puts the tables into docs/performance.md`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      entries: { type: 'string' },
      docs: { type: 'string' },
      keys: { type: 'string' },
      now: { type: 'boolean' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [folder] = positionals;
  if (values.help || !folder || !existsSync(join(folder, 'run.mjs'))) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const harness = resolve(folder);
  const out = join(harness, 'results', 'with-leysin.json');
  const entry = fileURLToPath(new URL('leysin.entry.mjs', import.meta.url));
  const option = (name: string, value: string | undefined) => (value ? [`--${name}`, value] : []);
  const described = describeRun();
  const run = runNode(harness, 'inherit', [
    'run.mjs',
    ...['--extra', entry, '--out', out],
    ...option('entries', values.entries && `${values.entries},leysin`),
    ...option('docs', values.docs),
    ...option('keys', values.keys),
    ...option('wait-load', values.now ? undefined : '0.7'),
    ...option('browser', findBrowserWithWindows()),
  ]);
  if (run.status !== 0) return 1;
  const tables = runNode(harness, 'pipe', ['report.mjs', out]);
  if (tables.status !== 0) return 1;
  const result = JSON.parse(readFileSync(out, 'utf8')) as PeersResult;
  const report = `${described}\n\n${comparePeers(result)}\n\n${tables.stdout.replaceAll('#### ', '### ').trim()}`;
  console.log(report);
  if (values.write) writeFiguresSection('Beside other editors', report, 'docs/performance.md');
  return 0;
}

function runNode(cwd: string, stdout: 'inherit' | 'pipe', args: readonly string[]) {
  return spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'inherit'],
    maxBuffer: 2 ** 26,
  });
}

process.exitCode = main();

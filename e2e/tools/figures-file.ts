import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The files that measurements are written into. */
const openings = {
  'docs/figures.md': `# Figures

Measured, not promised: no test asserts a time. \`npm run bench -- --write\` and \`npm run test:long -- --write\` write
this file; each section says when, at which commit and on what kind of machine. The speed of typing and of the preview
is in [performance.md](performance.md).
`,
  'docs/performance.md': `# The speed of typing and of the preview

Measured, not promised: no test asserts a time.
`,
} as const;

/** Puts `body` under a second-level heading of a file of measurements, in the place of what stood there. */
export function writeFiguresSection(
  heading: string,
  body: string,
  name: keyof typeof openings = 'docs/figures.md',
): void {
  const file = join(projectRoot, name);
  const old = existsSync(file) ? readFileSync(file, 'utf8') : openings[name];
  const section = `## ${heading}\n\n${body.trim()}\n`;
  const start = old.indexOf(`## ${heading}\n`);
  if (start < 0) {
    writeFileSync(file, `${old.trimEnd()}\n\n${section}`);
    return;
  }
  const next = old.indexOf('\n## ', start);
  writeFileSync(file, old.slice(0, start) + section + (next < 0 ? '' : old.slice(next)));
}

/** The day, the commit (marked when files differ from it) and the machine in words. */
export function describeRun(): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  const commit = `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with uncommitted changes' : ''}`;
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${commit}; ${machine}, ${process.platform}, Node ${process.version}.`;
}

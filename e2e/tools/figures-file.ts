import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const file = join(projectRoot, 'docs/figures.md');

const opening = `# Figures

Measured, not promised: no test asserts a time. \`npm run bench -- --write\` and \`npm run test:long -- --write\` write
this file; each section says when, at which commit and on what kind of machine.
`;

/** Puts \`body\` under a second-level heading of \`docs/figures.md\`, in the place of what stood there. */
export function writeFiguresSection(heading: string, body: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : opening;
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

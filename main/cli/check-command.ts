import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { lineOfFinding } from '../../shared/checks/checks-failed.ts';
import { countOf, countOfPosts } from '../../shared/checks/describe-report.ts';
import type { CheckReport, Finding } from '../../shared/model/checks.ts';
import type { Command, Terminal } from './command.ts';
import { type CommandApp, withBlog } from './connect-app.ts';
import { describedLines } from './error-lines.ts';
import { interrupted } from './interrupted.ts';
import { plainFinding } from './plan-findings.ts';
import { createProgressLine } from './progress-line.ts';

/** `leysin check`: what stops a publish, and what it asks about. */
export const checkCommand: Command = {
  help: `leysin check [FOLDER or POST] [--json]

Looks through every post and page of the blog at FOLDER (default: the current directory), or through one post, for what
readers would stumble over: links and images that lead nowhere, addresses used twice, metadata the generator will reject,
marks of a merge, keys and passwords. Errors stop a publish; warnings ask once. Exit code 1: there are errors.

Each rule can be set in .leysin.json: "checks": { "missing-alt": "off", "broken-link": "warning" }

  --json   print [{file, line, rule, severity, message}]`,
  options: { json: { type: 'boolean' } },
  positionals: 1,
  run: async ([target], values, terminal) => {
    const absolute = resolve(terminal.cwd, target ?? '.');
    const isFolder = await isDirectory(absolute);
    return withBlog(terminal, isFolder ? absolute : dirname(absolute), async app => {
      const paths = isFolder ? null : [app.blogPath(absolute)];
      const report = await runChecks(app, paths);
      if (paths !== null && report.posts === 0) throw new AppError('post.not-found', { path: absolute });
      for (const problem of report.problems) for (const line of describedLines(problem)) terminal.say(line);
      if (values.json) terminal.out(JSON.stringify(report.findings.map(plainFinding), undefined, 2));
      else printReport(report, terminal);
      return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
    });
  },
};

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Whether it is a folder or a post that is missing, opening the blog says it.
    return false;
  }
}

async function runChecks({ api }: CommandApp, paths: readonly string[] | null): Promise<CheckReport> {
  const line = createProgressLine(process.stderr);
  try {
    return await api.call(
      'checks.run',
      { paths, isPublishing: false, earlier: null },
      {
        signal: interrupted(),
        onProgress: ({ checked, all }) => line.show(`Checked ${checked} of ${all} posts`),
      },
    );
  } finally {
    line.clear();
  }
}

function printReport({ findings, posts }: CheckReport, terminal: Terminal): void {
  for (const finding of findings) terminal.out(lineOfFinding(finding));
  const count = (wanted: Finding['severity']) =>
    countOf(findings.filter(({ severity }) => severity === wanted).length, wanted);
  terminal.say(`${countOfPosts(posts)}: ${count('error')}, ${count('warning')}`);
}

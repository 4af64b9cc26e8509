import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Api } from '../../shared/api/contract.ts';
import { AppError, isAppError } from '../../shared/app-error.ts';
import { checksFailed } from '../../shared/checks/checks-failed.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { EarlierCommits } from '../../shared/model/earlier-commits.ts';
import type { PublishPlan, PublishRunOutcome, RestOfBlog, SeenPlan } from '../../shared/model/publish.ts';
import { describeNothing } from '../../shared/publish/describe-nothing.ts';
import { seenPlan } from '../../shared/publish/seen-plan.ts';
import { type Command, type Terminal, textOption, type Values } from './command.ts';
import { type CommandApp, withBlog } from './connect-app.ts';
import { interrupted } from './interrupted.ts';
import { findInPlan, type PlanFindings, plainFinding, printStops, printWarnings } from './plan-findings.ts';
import { printEarlier } from './print-earlier.ts';
import { exitCodeOf, outcomeOf, plainRest, printOutcome, sayProgress } from './print-outcome.ts';
import { printLeft, printPlan } from './print-plan.ts';
import { sayWhatRuns } from './say-what-runs.ts';
import { sayHowToSettle } from './settle-changes.ts';

/** `leysin publish`: what the Publish button does. */
export const publishCommand: Command = {
  help: `leysin publish [POST…] [--folder FOLDER] [-m MESSAGE] [--trust] [--review] [--dry-run] [--json]

Commits the posts with their sidecars and new or changed images (without POST: every changed post), brings in what is
online, and pushes. What "leysin check" calls an error stops it, unless the last commit has it too. A post that was
changed online in the same place is left out and named; the others go. Commits made earlier that are not online yet go
with them: they are named, and checked as well. Nothing else of the working tree or of what you
staged is touched, and nothing is ever forced. Warnings of the checks are named and stop nothing.

  --folder FOLDER   the blog (default: the current directory)
  -m MESSAGE        the commit's message
  --trust           allow git and its configuration to run in this blog from now on
  --review          show the files and the diff, and ask first
  --dry-run         show what would be published, and stop; exit code 1 where errors would stop it, which are named
  --json            print the result as JSON`,
  options: {
    folder: { type: 'string' },
    message: { type: 'string', short: 'm' },
    trust: { type: 'boolean' },
    review: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: Number.POSITIVE_INFINITY,
  run: (files, values, terminal) =>
    withBlog(terminal, textOption(values, 'folder'), async app => {
      const outcome: PublishRunOutcome | number = await outcomeOf(() =>
        publish(app, files, values, terminal),
      );
      if (typeof outcome === 'number') return outcome;
      const { rest, warnings } = outcome;
      const nothing = describeNothing(rest).text;
      printOutcome(outcome, { isJson: values.json === true, nothing, rest, warnings }, terminal);
      if (!values.json) await sayWhatRuns(app.api, outcome, terminal);
      if (!values.json) sayHowToSettle(outcome, terminal);
      if (!values.json && outcome.result === 'nothing') sayNextStep(rest, terminal);
      return exitCodeOf(outcome);
    }),
};

/** Says what else there is to do, where there was nothing to publish. */
function sayNextStep(rest: RestOfBlog | undefined, { say }: Terminal): void {
  if (rest === undefined) return;
  const { waiting, posts, others, isBehind } = rest;
  if (waiting > 0)
    say('To choose: “leysin pull --settle mine|online|both”, or “Choose versions” in the window.');
  if (posts > 0) say('Without the name of a post, “leysin publish” publishes every changed one.');
  else if (others > 0) say('Files that belong to no post are committed with git.');
  if (isBehind && waiting === 0) say('“leysin pull” gets what is online.');
}

/** Publishes, or resolves to an exit code when only the plan was wanted or the user said no. */
async function publish(
  app: CommandApp,
  files: readonly string[],
  values: Values,
  terminal: Terminal,
): Promise<PublishRunOutcome | number> {
  const { api } = app;
  const posts = files.length === 0 ? null : files.map(app.blogPath);
  if (values.trust) await api.call('blog.trust', undefined);
  if (posts) await checkPosts(app, posts);
  let seen: SeenPlan | null = null;
  if (values['dry-run'] || values.review) {
    const shown = await readPlan(api, posts);
    if (values['dry-run']) return showPlan(shown, values, terminal);
    if (!(await isApproved(api, posts, shown, terminal))) return 0;
    seen = seenPlan(shown.plan);
  } else printEarlier(await readEarlier(app), terminal.say);
  const message = textOption(values, 'message') ?? null;
  const onProgress = sayProgress(terminal);
  const choice = { posts, message, seen, files: null, isUnseen: false };
  return api.call('publish.run', choice, { onProgress, signal: interrupted() });
}

/** A plan with all that is said of it. */
interface ShownPlan extends PlanFindings {
  readonly plan: PublishPlan;
  /** Of a plan with nothing in it: what else there is to do; else null. */
  readonly rest: RestOfBlog | null;
}

async function readPlan(api: Api, posts: readonly BlogPath[] | null): Promise<ShownPlan> {
  const plan = await api.call('publish.plan', { posts });
  const isEmpty = plan.files.length === 0 && plan.earlier === null;
  const rest = isEmpty ? await api.call('publish.rest', { posts }) : null;
  return { plan, rest, ...(await findInPlan(api, plan, interrupted())) };
}

function showPlan({ plan, rest, stops, warnings }: ShownPlan, values: Values, terminal: Terminal): number {
  const { out, say } = terminal;
  if (values.json) {
    const found = { stops: stops.map(plainFinding), warnings: warnings.map(plainFinding) };
    out(JSON.stringify({ ...plan, ...found, rest: plainRest(rest) }, undefined, 2));
  } else if (rest !== null) {
    out(describeNothing(rest).text);
    printLeft(plan.left, out);
    sayNextStep(rest, terminal);
  } else {
    printPlan(plan, out);
    printWarnings(warnings, say);
    printStops(stops, out);
  }
  return stops.length === 0 ? 0 : 1;
}

/**
 * Shows the plan and its differences, and asks, unless nothing is in it.
 * @throws AppError `publish.checks-failed`, with the errors that would stop it: then there is nothing to ask.
 */
async function isApproved(
  api: Api,
  posts: readonly BlogPath[] | null,
  { plan, rest, stops, warnings }: ShownPlan,
  { say }: Terminal,
): Promise<boolean> {
  if (rest !== null) return true;
  printPlan(plan, say);
  const { text } = await api.call('publish.diff', { posts, path: null });
  say(text);
  printWarnings(warnings, say);
  if (stops.length > 0) throw checksFailed(stops);
  return isConfirmed();
}

/** What keeps it from being read keeps the publish from beginning, too, and is told by that. */
async function readEarlier({ api }: CommandApp): Promise<EarlierCommits | null> {
  try {
    return (await api.call('publish.earlier', undefined)).earlier;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

/** A name that is no post must not pass for one without changes; a post deleted here is still one to publish. */
async function checkPosts({ api, blog }: CommandApp, posts: readonly string[]): Promise<void> {
  const known = new Set((await api.call('posts.list', undefined)).map(({ path }) => path));
  const unknown = posts.filter(candidate => !known.has(candidate));
  if (unknown.length === 0) return;
  const { files } = await api.call('publish.plan', { posts: unknown });
  const missing = unknown.find(path => !files.some(file => file.path === path));
  if (missing !== undefined) throw new AppError('post.not-found', { path: join(blog.root, missing) });
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new AppError('usage', {
      message: '--review needs a terminal to ask in',
      usage: 'leysin publish --dry-run',
    });
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('Publish these? [y/N] ');
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

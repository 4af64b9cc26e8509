import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { EarlierCommits } from '../../shared/model/earlier-commits.ts';
import type { PublishOutcome, PublishPlan, SeenPlan } from '../../shared/model/publish.ts';
import { describeNothing } from '../../shared/publish/describe-nothing.ts';
import { seenPlan } from '../../shared/publish/seen-plan.ts';
import { type Command, type Terminal, textOption, type Values } from './command.ts';
import { type CommandApp, withBlog } from './connect-app.ts';
import { interrupted } from './interrupted.ts';
import { findStops, type PlanStop, printStops } from './plan-stops.ts';
import { printEarlier } from './print-earlier.ts';
import { exitCodeOf, outcomeOf, printOutcome, sayProgress } from './print-outcome.ts';
import { printPlan } from './print-plan.ts';
import { sayWhatRuns } from './say-what-runs.ts';
import { sayHowToSettle } from './settle-changes.ts';

/** `leysin publish`: what the Publish button does. */
export const publishCommand: Command = {
  help: `leysin publish [POST…] [--folder FOLDER] [-m MESSAGE] [--trust] [--review] [--dry-run] [--json]

Commits the posts with their sidecars and new or changed images (without POST: every changed post), brings in what is
online, and pushes. What "leysin check" calls an error stops it, unless the last commit has it too. A post that was
changed online in the same place is left out and named; the others go. Commits made earlier that are not online yet go
with them: they are named, and checked as well. Nothing else of the working tree or of what you
staged is touched, and nothing is ever forced.

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
      const outcome = await outcomeOf(() => publish(app, files, values, terminal));
      if (typeof outcome === 'number') return outcome;
      const nothing = describeNothing(outcome.rest).text;
      printOutcome(outcome, { isJson: values.json === true, nothing }, terminal);
      if (!values.json) await sayWhatRuns(app.api, outcome, terminal);
      if (!values.json) sayHowToSettle(outcome, terminal);
      if (!values.json) sayNextStep(outcome, terminal);
      return exitCodeOf(outcome);
    }),
};

/** Says what else there is to do, where there was nothing to publish. */
function sayNextStep({ result, rest }: PublishOutcome, { say }: Terminal): void {
  if (result !== 'nothing' || rest === undefined) return;
  const { waiting, posts, others, isBehind } = rest;
  if (waiting > 0)
    say('To choose: “leysin pull --settle mine|online|both”, or “Choose versions” in the window.');
  if (posts > 0) say('Without the name of a post, “leysin publish” publishes every changed one.');
  else if (others > 0) say('Files that belong to no post are committed with git.');
  if (isBehind && waiting === 0) say('“leysin pull” gets what is online.');
}

/** Publishes, or resolves to an exit code when only the plan was wanted or the user said no. */
async function publish(app: CommandApp, files: readonly string[], values: Values, terminal: Terminal) {
  const { api } = app;
  const posts = files.length === 0 ? null : files.map(app.blogPath);
  if (values.trust) await api.call('blog.trust', undefined);
  if (posts) await checkPosts(app, posts);
  let seen: SeenPlan | null = null;
  if (values['dry-run'] || values.review) {
    const plan = await api.call('publish.plan', { posts });
    const stops = await findStops(api, plan, interrupted());
    if (values['dry-run']) return showPlan(plan, stops, values, terminal);
    printPlan(plan, terminal.say);
    const { text } = await api.call('publish.diff', { posts, path: null });
    terminal.say(text);
    printStops(stops, terminal.say);
    if (!(await isConfirmed())) return 0;
    seen = seenPlan(plan);
  } else printEarlier(await readEarlier(app), terminal.say);
  const message = textOption(values, 'message') ?? null;
  const onProgress = sayProgress(terminal);
  const choice = { posts, message, seen, files: null, isUnseen: false };
  return api.call('publish.run', choice, { onProgress, signal: interrupted() });
}

function showPlan(plan: PublishPlan, stops: readonly PlanStop[], values: Values, { out }: Terminal): number {
  if (values.json) out(JSON.stringify({ ...plan, stops }, undefined, 2));
  else {
    printPlan(plan, out);
    printStops(stops, out);
  }
  return stops.length === 0 ? 0 : 1;
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

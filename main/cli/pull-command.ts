import type { PublishOutcome } from '../../shared/model/publish.ts';
import { type Command, type Terminal, textOption } from './command.ts';
import { type CommandApp, withBlog } from './connect-app.ts';
import { interrupted } from './interrupted.ts';
import { exitCodeOf, type OutcomeWords, outcomeOf, printOutcome, sayProgress } from './print-outcome.ts';
import { sayWhatRuns } from './say-what-runs.ts';
import {
  readSettleAnswer,
  type SettleAnswer,
  type Settled,
  sayHowToSettle,
  saySettled,
  settleAll,
} from './settle-changes.ts';
import { takeOverHistory } from './take-over-history.ts';

/** `leysin pull`: gets what is online without publishing. */
export const pullCommand: Command = {
  help: `leysin pull [--folder FOLDER] [--settle mine|online|both] [--take-online] [--trust] [--json]

Brings what is online into the working tree, without publishing anything. Your own changes stay, also in files that were
changed online; where both changed the same place it stops first, and changes nothing.

  --settle CHOICE   what becomes of files that were changed here and online in the same place: "mine" keeps your version,
                    "online" takes the one online, "both" writes both texts into a post, with your metadata where both
                    changed them, and settles nothing where other files wait; what is not taken is kept for 30 days,
                    and nothing of it is published
  --take-online     take over a history that somebody has rewritten online: what you had not published stays in the files,
                    not published; what was online and was taken away goes from them; your commits are kept as they were
  --folder FOLDER   the blog (default: the current directory)
  --trust           allow git and its configuration to run in this blog from now on
  --json            print the result as JSON; it is "committed" where something came, for nothing is published`,
  options: {
    folder: { type: 'string' },
    settle: { type: 'string' },
    'take-online': { type: 'boolean' },
    trust: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: 0,
  run: (_positionals, values, terminal) => {
    const answer = readSettleAnswer(textOption(values, 'settle'));
    const shown = { isJson: values.json === true, done: 'Got changes', nothing: 'Nothing new is online' };
    return withBlog(terminal, textOption(values, 'folder'), async app => {
      if (values.trust) await app.api.call('blog.trust', undefined);
      const options = { onProgress: sayProgress(terminal), signal: interrupted() };
      const pulled = await outcomeOf(() => app.api.call('publish.pull', undefined, options));
      if (values['take-online'] && pulled.error?.code === 'publish.history-rewritten')
        return takeOverHistory(app, options, shown, terminal);
      if (answer === null || pulled.error?.code !== 'publish.conflict')
        return tellPulled(app, pulled, shown, terminal);
      const settled = await settleAll(app, answer, options);
      tellSettled(answer, settled, shown, terminal);
      return exitCodeOf(settled.outcome);
    });
  },
};

/** People are told of each settled file what became of it; a program has them among the files, and by themselves. */
function tellSettled(answer: SettleAnswer, found: Settled, shown: OutcomeWords, terminal: Terminal): void {
  const { outcome, aside, both } = found;
  if (shown.isJson) {
    const settled = outcome.error ? [] : found.files.map(({ path }) => path);
    const files = [...new Set([...outcome.files, ...settled])];
    printOutcome({ ...outcome, files }, { ...shown, settled, aside, both }, terminal);
  } else {
    printOutcome(outcome, shown, terminal);
    saySettled(answer, found, terminal);
  }
}

async function tellPulled(
  { api }: CommandApp,
  pulled: PublishOutcome,
  shown: OutcomeWords,
  terminal: Terminal,
): Promise<number> {
  printOutcome(pulled, shown, terminal);
  if (!shown.isJson) await sayWhatRuns(api, pulled, terminal);
  if (!shown.isJson) sayHowToSettle(pulled, terminal);
  return exitCodeOf(pulled);
}

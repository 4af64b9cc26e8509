import { type Command, textOption } from './command.ts';
import { withBlog } from './connect-app.ts';
import { interrupted } from './interrupted.ts';
import { exitCodeOf, outcomeOf, printOutcome, sayProgress } from './print-outcome.ts';

/** `leysin pull`: gets what is online without publishing. */
export const pullCommand: Command = {
  help: `leysin pull [--folder FOLDER] [--trust] [--json]

Brings what is online into the working tree, without publishing anything. Your own changes stay; where they would be
overwritten it stops first.

  --folder FOLDER   the blog (default: the current directory)
  --trust           allow git and its configuration to run in this blog from now on
  --json            print the result as JSON`,
  options: { folder: { type: 'string' }, trust: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: 0,
  run: (_positionals, values, terminal) =>
    withBlog(terminal, textOption(values, 'folder'), async ({ api }) => {
      if (values.trust) await api.call('blog.trust', undefined);
      const onProgress = sayProgress(terminal);
      const options = { onProgress, signal: interrupted() };
      const outcome = await outcomeOf(() => api.call('publish.pull', undefined, options));
      printOutcome(outcome, { isJson: values.json === true, nothing: 'Nothing new is online' }, terminal);
      return exitCodeOf(outcome);
    }),
};

import type { PublishProgress } from '../../shared/model/publish.ts';
import { lookThenPublish, sayBoth, sayTaken } from '../../shared/publish/describe-taken.ts';
import type { Terminal } from './command.ts';
import type { CommandApp } from './connect-app.ts';
import { exitCodeOf, type OutcomeWords, printOutcome } from './print-outcome.ts';
import { sayAside } from './settle-changes.ts';

/** Takes over a history that was rewritten online, says where what was written here is then, and gives the exit code. */
export async function takeOverHistory(
  { api }: CommandApp,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: PublishProgress) => void },
  words: OutcomeWords,
  terminal: Terminal,
): Promise<number> {
  const { outcome, aside, both, kept } = await api.call('publish.takeOnline', { stand: null }, options);
  printOutcome(outcome, { ...words, aside, both }, terminal);
  if (!words.isJson && outcome.result === 'published') {
    terminal.say(sayTaken);
    if (both.length > 0) terminal.say(sayBoth(both.join(', ')));
    terminal.say(lookThenPublish);
    sayAside(aside, terminal);
    for (const name of kept) terminal.say(`  Commits as they were: ${name}`);
  }
  return exitCodeOf(outcome);
}

import { isAppError, toWireError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';
import type { PublishOutcome, PublishProgress } from '../../shared/model/publish.ts';
import type { Terminal } from './command.ts';

/** Codes that mean Leysin or its user went wrong, which is no outcome of publishing. */
const notRefusals: ReadonlySet<string> = new Set(['internal', 'usage', 'post.not-found']);

/** The outcome of `run`; a coded error it throws is a refusal, since nothing was changed before it. */
export async function outcomeOf<T>(run: () => Promise<T>): Promise<T | PublishOutcome> {
  try {
    return await run();
  } catch (error) {
    if (!isAppError(error) || notRefusals.has(error.code)) throw error;
    return { result: 'refused', commit: null, url: null, files: [], error: toWireError(error) };
  }
}

/** 0 when what was wanted is so, 1 otherwise. */
export function exitCodeOf(outcome: PublishOutcome): number {
  return outcome.result === 'published' || outcome.result === 'nothing' ? 0 : 1;
}

/** Prints an outcome for people or as the JSON of the public surface. */
export function printOutcome(outcome: PublishOutcome, isJson: boolean, terminal: Terminal): void {
  const { result, commit, url, files, error } = outcome;
  const words = error && describeError(error);
  if (isJson) {
    const shown = error && words && { code: error.code, message: `${words.title}. ${words.text}` };
    terminal.out(JSON.stringify({ result, commit, url, files, ...(shown ? { error: shown } : {}) }));
    return;
  }
  if (result === 'published')
    terminal.out(`Published${commit ? ` ${commit.slice(0, 10)}` : ''}${url ? ` ${url}` : ''}`);
  if (result === 'committed') terminal.out('Committed here, not online yet');
  if (result === 'nothing') terminal.out('Nothing to do: everything is online');
  for (const file of files) terminal.say(`  ${file}`);
  if (words) terminal.say(`${words.title}. ${words.text}`);
}

/** Says each step of a run once. */
export function sayProgress(terminal: Terminal): (progress: PublishProgress) => void {
  let last = '';
  return ({ step, fraction }) => {
    if (step === last) return;
    last = step;
    terminal.say(`${String(Math.round(fraction * 100)).padStart(3)} %  ${step}`);
  };
}

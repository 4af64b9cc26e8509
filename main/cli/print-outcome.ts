import { isAppError, toWireError } from '../../shared/app-error.ts';
import type { PublishOutcome, PublishProgress } from '../../shared/model/publish.ts';
import type { Terminal } from './command.ts';
import { describedLines } from './error-lines.ts';

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

/** Prints an outcome for people, `nothing` being the words for that, or as the JSON of the public surface. */
export function printOutcome(
  outcome: PublishOutcome,
  { isJson, nothing }: { readonly isJson: boolean; readonly nothing: string },
  terminal: Terminal,
): void {
  const { result, commit, url, files, error } = outcome;
  if (isJson) {
    const message = error && describedLines(error).join('\n');
    const shown = error && { code: error.code, message };
    terminal.out(JSON.stringify({ result, commit, url, files, ...(shown ? { error: shown } : {}) }));
    return;
  }
  const heads = {
    published: ['Published', commit?.slice(0, 10), url].filter(part => part != null).join(' '),
    committed: 'Committed here, not online yet',
    nothing,
    refused: undefined,
  };
  if (heads[result] !== undefined) terminal.out(heads[result]);
  for (const file of files) terminal.say(`  ${file}`);
  for (const line of error ? describedLines(error) : []) terminal.say(line);
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

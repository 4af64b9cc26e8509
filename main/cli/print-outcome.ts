import { isAppError, toWireError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { Finding } from '../../shared/model/checks.ts';
import { waitsForNetwork } from '../../shared/model/online.ts';
import type { PublishOutcome, PublishProgress, RestOfBlog } from '../../shared/model/publish.ts';
import type { PutAside } from '../../shared/model/settle.ts';
import { describeNothing } from '../../shared/publish/describe-nothing.ts';
import type { Terminal } from './command.ts';
import { describedLines } from './error-lines.ts';
import { plainFinding, printWarnings } from './plan-findings.ts';

/** Codes that mean that the command was not used as it must be, which is no outcome of publishing. */
const notRefusals: ReadonlySet<string> = new Set(['usage', 'post.not-found']);

/**
 * The outcome of `run`; a coded error it throws is a refusal, since nothing was changed before it. `internal` is told as one, too,
 * though nobody knows that of it: a program that asked for JSON has to read what happened.
 */
export async function outcomeOf<T>(run: () => Promise<T>): Promise<T | PublishOutcome> {
  try {
    return await run();
  } catch (error) {
    if (!isAppError(error) || notRefusals.has(error.code)) throw error;
    return { result: 'refused', commit: null, url: null, files: [], error: toWireError(error) };
  }
}

/** 0 when what was wanted is so, 1 otherwise, also when only a part of it is. */
export function exitCodeOf(outcome: PublishOutcome): number {
  if (outcome.error) return 1;
  return outcome.result === 'published' || outcome.result === 'nothing' ? 0 : 1;
}

/** How an outcome is printed. */
export interface OutcomeWords {
  readonly isJson: boolean;
  /** For when it was done by what publishes nothing; absent: what was published, and where. */
  readonly done?: string;
  /** For when there was nothing to do. */
  readonly nothing: string;
  /** Files of which a version was chosen. */
  readonly settled?: readonly BlogPath[];
  /** What was put aside on the way. */
  readonly aside?: readonly PutAside[];
  /** Files that have both versions of a place in them. */
  readonly both?: readonly BlogPath[];
  /** Warnings in what was published. */
  readonly warnings?: readonly Finding[] | undefined;
  /** Where there was nothing to publish: what else there is to do. */
  readonly rest?: RestOfBlog | undefined;
}

/** Prints an outcome for people, in these words, or as the JSON of the public surface. */
export function printOutcome(outcome: PublishOutcome, words: OutcomeWords, terminal: Terminal): void {
  if (words.isJson) {
    terminal.out(asJson(outcome, words));
    return;
  }
  const { done, nothing, warnings = [] } = words;
  const { result, commit, url, files, rewritten, left, error } = outcome;
  const heads = {
    published: done ?? ['Published', commit?.slice(0, 10), url].filter(part => part != null).join(' '),
    committed: 'Committed here, not online yet',
    nothing,
    refused: undefined,
  };
  if (heads[result] !== undefined) terminal.out(heads[result]);
  for (const file of files) terminal.say(`  ${file}`);
  if (rewritten) terminal.say(`A hook changed as it was committed: ${rewritten.join(', ')}`);
  printWarnings(warnings, terminal.say);
  for (const line of error ? describedLines(error) : []) terminal.say(line);
  if (!error && left)
    terminal.say(
      `Left as it is here, since it was changed online in the same place, too: ${left.join(', ')}`,
    );
  if (waitsForNetwork(outcome))
    terminal.say('Waiting for network: open Leysin, which sends it by itself, or run leysin publish again.');
}

function asJson(
  { result, commit, url, files, left, error }: PublishOutcome,
  { done, settled, aside, both, warnings, rest }: OutcomeWords,
): string {
  const shown = error && { code: error.code, message: describedLines(error).join('\n') };
  // What is undefined is left out.
  return JSON.stringify({
    // Of the words of the public surface, for what came and is here now: nothing of it was published.
    result: done !== undefined && result === 'published' ? 'committed' : result,
    ...{ commit, url, files, left, settled, aside, both },
    warnings: warnings?.map(plainFinding),
    rest: plainRest(rest),
    error: shown,
  });
}

/** What else there is to do, for JSON; undefined where that is nothing. */
export function plainRest(rest: RestOfBlog | null | undefined): Omit<RestOfBlog, 'asked'> | undefined {
  if (rest == null || describeNothing(rest).next === null) return undefined;
  const { posts, others, kept, waiting, isBehind } = rest;
  return { posts, others, kept, waiting, isBehind };
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

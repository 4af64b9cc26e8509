import type { SignInAnswer } from '../../../shared/model/sign-in.ts';

/** What the user answered, in memory only, by what was asked. */
export interface Answers {
  find(key: string): SignInAnswer | undefined;
  /** Remembers an answer for this run; one that is to be kept, until the program ends. */
  remember(key: string, answer: SignInAnswer): void;
  forget(key: string): void;
  /** Whether this run answers logins itself, and git's helpers, who would keep them unasked, are left out. */
  isAheadOfHelpers: boolean;
  /** Answers of one run: gone with it, except those to be kept. */
  forRun(): Answers;
}

/** Creates the answers of a program that has just started: none. */
export function createAnswers(kept: Map<string, SignInAnswer> = new Map()): Answers {
  const own = new Map<string, SignInAnswer>();
  return {
    isAheadOfHelpers: false,
    find: key => own.get(key) ?? kept.get(key),
    remember: (key, answer) => {
      own.set(key, answer);
      if (answer.isKept) kept.set(key, answer);
    },
    forget: key => {
      own.delete(key);
      kept.delete(key);
    },
    forRun: () => createAnswers(kept),
  };
}

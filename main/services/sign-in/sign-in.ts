import type { SignInAnswer, SignInQuestion } from '../../../shared/model/sign-in.ts';
import type { Answers } from './answers.ts';
import type { AskProgram } from './ask-server.ts';

/** Somebody who can be asked while git signs in at a host; for one run. */
export interface SignIn {
  readonly program: AskProgram;
  /** A folder of ours, where a script may stand. */
  readonly folder: string;
  readonly answers: Answers;
  /**
   * Asks the user; null: they would rather not.
   * @throws AppError `cancelled` when `signal` says so.
   */
  ask(question: SignInQuestion, signal: AbortSignal | undefined): Promise<SignInAnswer | null>;
}

import type { SignInAsked } from '../../shared/api/contract.ts';
import { AppError } from '../../shared/app-error.ts';
import type { SignInAnswer, SignInQuestion } from '../../shared/model/sign-in.ts';

/** Where a window is asked to sign in: one question may wait while another is shown. */
export interface SignInDesk {
  /**
   * Asks the window; null: the user would rather not, or the window is gone.
   * @throws AppError `cancelled` when `signal` says so; the window is told.
   */
  ask(question: SignInQuestion, signal: AbortSignal | undefined): Promise<SignInAnswer | null>;
  /** Takes the answer to the question of that number; one nobody waits for is dropped. */
  answer(id: number, answer: SignInAnswer | null): void;
  /** Sets who brings questions to the window. */
  onAsked(listener: (asked: SignInAsked) => void): void;
  close(): void;
}

/** Creates the desk of a window that has just been connected. */
export function createSignInDesk(): SignInDesk {
  const waiting = new Map<number, (answer: SignInAnswer | null) => void>();
  let listener: (asked: SignInAsked) => void = () => {};
  let lastId = 0;
  let isClosed = false;
  return {
    ask: (question, signal) => {
      if (isClosed) return Promise.resolve(null);
      if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const settle = () => {
          waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
        };
        const cancel = () => {
          settle();
          listener({ id, question: null });
          reject(new AppError('cancelled'));
        };
        signal?.addEventListener('abort', cancel, { once: true });
        waiting.set(id, answer => {
          settle();
          resolve(answer);
        });
        listener({ id, question });
      });
    },
    answer: (id, answer) => waiting.get(id)?.(answer),
    onAsked: next => {
      listener = next;
    },
    close: () => {
      isClosed = true;
      for (const answer of waiting.values()) answer(null);
    },
  };
}

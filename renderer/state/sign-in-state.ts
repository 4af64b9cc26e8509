import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SignInAsked } from '../../shared/api/contract.ts';
import type { SignInQuestion } from '../../shared/model/sign-in.ts';

/** A question that waits for the user. */
export interface OpenSignIn {
  readonly id: number;
  readonly question: SignInQuestion;
}

/** What hosts want to know before they let us in. */
export interface SignInState {
  /** The question to be answered first. */
  readonly current: ReadonlySignal<OpenSignIn | null>;
  /** Takes in a question, or that one is not asked any more. */
  take(asked: SignInAsked): void;
  /** The question was answered. */
  settle(id: number): void;
  /** Nobody waits for answers any more. */
  clear(): void;
}

/** Creates the state of signing in: nothing is asked. */
export function createSignInState(): SignInState {
  const waiting = signal<readonly OpenSignIn[]>([]);
  const settle = (id: number) => {
    waiting.value = waiting.peek().filter(each => each.id !== id);
  };
  return {
    current: computed(() => waiting.value[0] ?? null),
    take({ id, question }) {
      if (question === null) settle(id);
      else waiting.value = [...waiting.peek(), { id, question }];
    },
    settle,
    clear() {
      waiting.value = [];
    },
  };
}

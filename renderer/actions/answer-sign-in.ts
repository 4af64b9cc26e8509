import type { SignInAnswer } from '../../shared/model/sign-in.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Shows what a host wants to know; returns the function that stops it. */
export function followSignIn(app: App): () => void {
  return app.api.on('signIn.asked', asked => app.state.signIn.take(asked));
}

/** Gives the answer to a question; null: the user would rather not. */
export function answerSignIn(app: App, id: number, answer: SignInAnswer | null): Promise<void> {
  app.state.signIn.settle(id);
  return reporting(app, 'sign-in', () => app.api.call('signIn.answer', { id, answer }));
}

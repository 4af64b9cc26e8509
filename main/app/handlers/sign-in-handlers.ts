import type { Handlers } from '../../../shared/api/contract.ts';
import type { WindowSession } from '../window-session.ts';

/** Handlers of what a window answers when it was asked to sign in. */
export function createSignInHandlers({ signInDesk }: WindowSession): Pick<Handlers, 'signIn.answer'> {
  return {
    'signIn.answer': async ({ id, answer }) => signInDesk.answer(id, answer),
  };
}

import type { Handlers } from '../../../shared/api/contract.ts';
import type { AppParts } from '../app-parts.ts';
import { signInOf } from '../sign-in-of.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { showingProgress } from './show-progress.ts';

type OnlineCalls = 'online.state' | 'online.look' | 'online.wake' | 'queue.send' | 'queue.forget';

/** Handlers of what waits for the network and of what changed online. */
export function createOnlineHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, OnlineCalls> {
  const { online } = parts;
  return {
    'online.state': async () => online.state(session.folder()),
    'online.look': async ({ path }, { signal }) =>
      online.look(await requireTrust(parts, session), path, signal),
    'online.wake': async () => online.wake(session.folder().blog.root),
    'queue.send': async (_params, { signal, progress }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      const signIn = signInOf(parts, session);
      return showingProgress(session, progress, onProgress =>
        online.send(root, { signal, signIn, onProgress }),
      );
    },
    'queue.forget': async () => online.forget(session.folder().blog.root),
  };
}

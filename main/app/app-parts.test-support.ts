import { join } from 'node:path';
import type { Handlers } from '../../shared/api/contract.ts';
import { createHistory } from '../services/journal/history.ts';
import { createJournal } from '../services/journal/journal.ts';
import { createSettingsStore } from '../services/settings/settings-store.ts';
import type { AppParts } from './app-parts.ts';
import { createBlogFolders } from './blog-folders.ts';
import { createHandlers } from './handlers.ts';
import { createLog } from './log.ts';
import { plainWindow } from './shell.ts';
import { createWindowSession, type WindowSession } from './window-session.ts';

/** One window of a program whose own things lie in a folder of the test. */
export interface TestWindow {
  readonly parts: AppParts;
  readonly session: WindowSession;
  readonly handlers: Handlers;
  close(): Promise<void>;
}

/** Puts the program together as it is in production, with one window and without a port. */
export async function openTestWindow(home: string): Promise<TestWindow> {
  const profile = join(home, 'profile');
  const log = createLog(() => undefined);
  const history = createHistory(profile);
  const session = createWindowSession(plainWindow(null));
  const parts: AppParts = {
    options: {
      profile,
      sampleSource: join(home, 'no sample'),
      version: '0',
      isWatching: false,
      remembersBlog: true,
    },
    folders: createBlogFolders({ isWatching: false, warn: log.warn }),
    settings: await createSettingsStore(profile),
    journal: createJournal(profile, history),
    history,
    log,
    isLive: id => id === session.id,
  };
  return {
    parts,
    session,
    handlers: createHandlers(parts, session),
    close: async () => {
      session.close();
      await parts.folders.close();
      await parts.journal.close();
      await parts.settings.close();
    },
  };
}

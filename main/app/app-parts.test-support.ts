import { join } from 'node:path';
import type { Handlers } from '../../shared/api/contract.ts';
import { createJournal } from '../services/journal/journal.ts';
import { createVersionKeeper } from '../services/journal/keep-versions.ts';
import type { Clock } from '../services/online/clock.ts';
import { createSettingsStore } from '../services/settings/settings-store.ts';
import { createAnswers } from '../services/sign-in/answers.ts';
import type { AppParts } from './app-parts.ts';
import { createBlogFolders } from './blog-folders.ts';
import { createHandlers } from './handlers.ts';
import { createLog } from './log.ts';
import { createOnlineDesk } from './online-desk.ts';
import { plainWindow } from './shell.ts';
import { isStillTrusted } from './still-trusted.ts';
import { createWindowSession, type WindowSession } from './window-session.ts';

/** What comes with a call of a test that is neither given up nor followed on its way. */
export const context = { signal: new AbortController().signal, progress: () => undefined };

/** One window of a program whose own things lie in a folder of the test. */
export interface TestWindow {
  readonly parts: AppParts;
  readonly session: WindowSession;
  readonly handlers: Handlers;
  close(): Promise<void>;
}

/**
 * Puts the program together as it is in production, with one window and without a port. Nothing happens by itself, unless
 * there is a `clock` by which it does.
 */
export async function openTestWindow(home: string, clock?: Clock): Promise<TestWindow> {
  const profile = join(home, 'profile');
  const log = createLog(() => undefined);
  const keeper = createVersionKeeper(profile);
  const session = createWindowSession(plainWindow(null));
  const settings = await createSettingsStore(profile);
  const online = createOnlineDesk({
    profile,
    isAutomatic: clock !== undefined,
    isQuietFetchOn: () => settings.settings().isQuietFetchOn,
    isTrusted: root => isStillTrusted({ settings }, root),
    targetOf: settings.publishTarget,
    warn: log.warn,
    ...(clock === undefined ? {} : { clock }),
  });
  await online.start();
  const parts: AppParts = {
    options: {
      profile,
      sampleSource: join(home, 'no sample'),
      version: '0',
      isWatching: false,
      remembersBlog: true,
    },
    folders: createBlogFolders({ isWatching: false, warn: log.warn }),
    settings,
    journal: createJournal(profile, keeper),
    keeper,
    log,
    answers: createAnswers(),
    online,
    isLive: id => id === session.id,
  };
  return {
    parts,
    session,
    handlers: createHandlers(parts, session),
    close: async () => {
      session.close();
      await parts.online.close();
      await parts.folders.close();
      await parts.journal.close();
      await parts.settings.close();
    },
  };
}

import type { Handlers } from '../../shared/api/contract.ts';
import type { AppParts } from './app-parts.ts';
import { createBlogHandlers } from './handlers/blog-handlers.ts';
import { createBlogSettingsHandlers } from './handlers/blog-settings-handlers.ts';
import { createChecksHandlers } from './handlers/checks-handlers.ts';
import { createHistoryHandlers } from './handlers/history-handlers.ts';
import { createJournalHandlers } from './handlers/journal-handlers.ts';
import { createMetadataHandlers } from './handlers/metadata-handlers.ts';
import { createOnlineHandlers } from './handlers/online-handlers.ts';
import { createPostHandlers } from './handlers/post-handlers.ts';
import { createPublishHandlers } from './handlers/publish-handlers.ts';
import { createPublishPlaceHandlers } from './handlers/publish-place-handlers.ts';
import { createRepairHandlers } from './handlers/repair-handlers.ts';
import { createRepositoryHandlers } from './handlers/repository-handlers.ts';
import { createSearchHandlers } from './handlers/search-handlers.ts';
import { createSettleHandlers } from './handlers/settle-handlers.ts';
import { createSignInHandlers } from './handlers/sign-in-handlers.ts';
import { createTrustHandlers } from './handlers/trust-handlers.ts';
import { createWindowHandlers } from './handlers/window-handlers.ts';
import type { WindowSession } from './window-session.ts';

/** What answers the calls of one window. */
export function createHandlers(parts: AppParts, session: WindowSession): Handlers {
  return {
    ...createBlogHandlers(parts, session),
    ...createBlogSettingsHandlers(parts, session),
    ...createPostHandlers(parts, session),
    ...createSearchHandlers(parts, session),
    ...createMetadataHandlers(parts, session),
    ...createJournalHandlers(parts, session),
    ...createPublishHandlers(parts, session),
    ...createHistoryHandlers(parts, session),
    ...createPublishPlaceHandlers(parts, session),
    ...createTrustHandlers(parts, session),
    ...createRepositoryHandlers(parts, session),
    ...createSettleHandlers(parts, session),
    ...createRepairHandlers(parts, session),
    ...createSignInHandlers(session),
    ...createChecksHandlers(parts, session),
    ...createOnlineHandlers(parts, session),
    ...createWindowHandlers(session),
  } satisfies Handlers;
}

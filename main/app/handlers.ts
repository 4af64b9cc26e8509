import type { Handlers } from '../../shared/api/contract.ts';
import type { AppParts } from './app-parts.ts';
import { createBlogHandlers } from './handlers/blog-handlers.ts';
import { createBlogSettingsHandlers } from './handlers/blog-settings-handlers.ts';
import { createJournalHandlers } from './handlers/journal-handlers.ts';
import { createMetadataHandlers } from './handlers/metadata-handlers.ts';
import { createPostHandlers } from './handlers/post-handlers.ts';
import { createPublishHandlers } from './handlers/publish-handlers.ts';
import { createSearchHandlers } from './handlers/search-handlers.ts';
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
    ...createWindowHandlers(session),
  } satisfies Handlers;
}

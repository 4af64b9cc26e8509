import type { Handlers } from '../../../shared/api/contract.ts';
import { readTrustFindings } from '../../services/trust/trust-findings.ts';
import type { AppParts } from '../app-parts.ts';
import type { WindowSession } from '../window-session.ts';
import { toOpenedBlog } from './blog-handlers.ts';

type TrustCalls = 'blog.trust' | 'trust.findings' | 'trust.stop';

/** Handlers of what the user is told before git may run, of that leave, and of taking it back. They run no git. */
export function createTrustHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, TrustCalls> {
  const { settings, folders } = parts;
  /** What the window was told last: trust is for that, not for what has come since. */
  let told: { readonly root: string; readonly marks: readonly string[] } | null = null;
  return {
    'trust.findings': async () => {
      const { root } = session.folder().blog;
      const { findings, marks } = await readTrustFindings(root, settings.trustedMarks(root));
      told = { root, marks };
      return findings;
    },
    'blog.trust': async () => {
      const { blog } = session.folder();
      const { marks } = told?.root === blog.root ? told : await readTrustFindings(blog.root, null);
      await settings.trust(blog.root, marks);
      await parts.online.wake(blog.root);
      return toOpenedBlog(folders.use({ ...blog, isTrusted: true }), parts);
    },
    'trust.stop': async () => {
      const { blog } = session.folder();
      await settings.stopTrusting(blog.root);
      return toOpenedBlog(folders.use({ ...blog, isTrusted: blog.isSample }), parts);
    },
  };
}

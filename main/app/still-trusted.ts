import { AppError } from '../../shared/app-error.ts';
import type { Blog } from '../../shared/model/blog.ts';
import { readTrustFindings } from '../services/trust/trust-findings.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { WindowSession } from './window-session.ts';

/** Whether the user trusts the blog in `root`, and nothing that could run there has been added or changed since. */
export async function isStillTrusted(
  { settings }: Pick<AppParts, 'settings'>,
  root: string,
): Promise<boolean> {
  if (!settings.isTrusted(root)) return false;
  const trusted = settings.trustedMarks(root);
  const { findings, marks } = await readTrustFindings(root, trusted);
  // Trusted before marks were kept: what is there now is what the user has lived with.
  if (trusted === null) await settings.keepMarks(root, marks);
  // Meanwhile the user may have stopped trusting it.
  return settings.isTrusted(root) && !findings.hasChanged;
}

/** Whether git may run now in a blog that a window shows. */
export async function mayRunGit(
  parts: Pick<AppParts, 'settings'>,
  { isTrusted, isSample, root }: Blog,
): Promise<boolean> {
  return isTrusted && (isSample || (await isStillTrusted(parts, root)));
}

/**
 * The blog a window shows, when git may run in it now.
 * @throws AppError `blog.untrusted`; the window's blog is not trusted from then on when something has changed there.
 */
export async function requireTrust(parts: AppParts, session: WindowSession): Promise<BlogFolder> {
  const folder = session.folder();
  const { blog } = folder;
  if (await mayRunGit(parts, blog)) return folder;
  if (blog.isTrusted) parts.folders.use({ ...blog, isTrusted: false });
  throw new AppError('blog.untrusted', { path: blog.root });
}

import { join } from 'node:path';
import type { PublishOutcome, PublishProgress } from '../../../shared/model/publish.ts';
import type { SiteRequest } from '../../services/site-run/site-run.ts';
import type { AppParts } from '../app-parts.ts';
import { signInOf } from '../sign-in-of.ts';
import type { WindowSession } from '../window-session.ts';
import { showingProgress } from './show-progress.ts';

/** Something the user asks of git in the open blog. */
export interface AttendedWork {
  /** The blog's folder. */
  readonly root: string;
  readonly progress: (value: PublishProgress) => void;
  /** Whether what is committed by it is meant to go online, and waits for the network where there is none. */
  readonly isPublishing: boolean;
}

/** What every such run is told. */
export type AttendedSite = Pick<
  SiteRequest,
  'root' | 'runFolder' | 'target' | 'signIn' | 'onProgress' | 'onBranch'
>;

/** Runs `run` with its progress shown, undisturbed by what runs by itself, and remembers how it ended. */
export function runAttended(
  parts: AppParts,
  session: WindowSession,
  { root, progress, isPublishing }: AttendedWork,
  run: (site: AttendedSite) => Promise<PublishOutcome>,
): Promise<PublishOutcome> {
  return parts.online.attend(root, async () => {
    let branch: string | null = null;
    const site = {
      root,
      runFolder: join(parts.options.profile, 'publish'),
      target: parts.settings.publishTarget(root),
      signIn: signInOf(parts, session),
      onBranch: (name: string) => {
        branch = name;
      },
    };
    const outcome = await showingProgress(session, progress, onProgress => run({ ...site, onProgress }));
    if (!isPublishing) return { outcome, branch: null };
    if (outcome.result === 'published' && branch !== null) await parts.settings.rememberBranch(root, branch);
    return { outcome, branch };
  });
}

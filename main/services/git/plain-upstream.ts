import type { PublishTarget } from '../../../shared/model/publish.ts';
import { redact } from './redact.ts';
import { requireAllowedAddress } from './remote-address.ts';
import { type GitSettings, settingOf } from './settings.ts';
import type { Upstream } from './upstream.ts';

/** Whether a remote's name is a plain word. */
export const isPlainName = (name: string) => /^[A-Za-z0-9_][\w./+-]*$/.test(name) && !name.includes('..');

/** Whether a full reference name is one of a single branch. */
export const isPlainBranch = (name: string) => /^refs\/heads\/[^*?[\s:^~\\]+$/.test(name);

/**
 * Where `branch` goes, out of settings as `git clone` writes them: one remote with one address that nothing rewrites, and a
 * branch there. Null for anything else, about which git itself is to be asked.
 * @throws AppError `git.unsupported-transport`.
 */
export function plainUpstream(
  settings: GitSettings,
  branch: string,
  target: PublishTarget | null,
): Upstream | null {
  const set = target
    ? { remote: target.remote, remoteRef: `refs/heads/${target.branch}` }
    : {
        remote: only(settings, `branch.${branch}.remote`),
        remoteRef: only(settings, `branch.${branch}.merge`),
      };
  const { remote, remoteRef } = set;
  if (remote === null || remoteRef === null || !isPlainName(remote)) return null;
  const addresses = plainAddresses(settings, remote);
  if (addresses === null || !(target || isPlainBranch(remoteRef))) return null;
  for (const address of addresses) requireAllowedAddress(address);
  const trackingRef = `refs/remotes/${remote}/${remoteRef.slice('refs/heads/'.length)}`;
  return { remote, remoteRef, trackingRef, configured: true, url: redact(addresses.at(-1) ?? '') };
}

/** The address that is fetched from, and the one that is pushed to where it is another. */
function plainAddresses(settings: GitSettings, remote: string): readonly string[] | null {
  // `url.<base>.insteadOf` and its like change addresses.
  if ([...settings.keys()].some(name => name.startsWith('url.'))) return null;
  const isUsual = only(settings, `remote.${remote}.fetch`) === `+refs/heads/*:refs/remotes/${remote}/*`;
  const fetched = only(settings, `remote.${remote}.url`);
  const pushed = settings.has(`remote.${remote}.pushurl`)
    ? only(settings, `remote.${remote}.pushurl`)
    : fetched;
  return isUsual && fetched !== null && pushed !== null ? [fetched, pushed] : null;
}

/** The value of a setting that has just one, and no empty one. */
function only(settings: GitSettings, name: string): string | null {
  return settings.get(name)?.length === 1 ? settingOf(settings, name) || null : null;
}

/** Where a branch is published. */
export interface Upstream {
  readonly remote: string;
  /** The branch over there, as a full reference name. */
  readonly remoteRef: string;
  /** Where what was last seen over there is remembered, as a full reference name. */
  readonly trackingRef: string;
  /** Whether the user named it, here or in git's configuration; else we chose it. */
  readonly configured: boolean;
  /** The address that is pushed to, `insteadOf` applied, with user name and password cut out. */
  readonly url: string;
}

/** The branch over there by its plain name. */
export function onlineBranch({ remoteRef }: Pick<Upstream, 'remoteRef'>): string {
  return remoteRef.slice('refs/heads/'.length);
}

/** What a thing found in a repository does, as data; the words are in `shared/trust/describe-trust-finding.ts`. */
export type TrustFindingKind =
  | 'hook'
  | 'hook-elsewhere'
  | 'hook-not-executable'
  | 'hooks-folder'
  | 'hook-tool'
  | 'filter-in'
  | 'filter-out'
  | 'filter-used'
  | 'ssh-command'
  | 'remote-program'
  | 'signing'
  | 'signing-program'
  | 'signature-check'
  | 'sign-in'
  | 'merge-driver'
  | 'connect-program'
  | 'lfs-program'
  | 'looks-like-program'
  | 'watcher'
  | 'editor'
  | 'pager'
  | 'diff-program'
  | 'alias'
  | 'submodule'
  | 'transport'
  | 'upkeep'
  | 'other-command'
  | 'template'
  | 'server'
  | 'own-settings-only'
  | 'said-by-us'
  | 'address-refused'
  | 'proxy'
  | 'other-address'
  | 'certificates'
  | 'header'
  | 'work-tree'
  | 'other-objects'
  | 'attributes'
  | 'more-settings'
  | 'not-read'
  | 'plain';

/**
 * What a finding means for somebody who trusts the blog. `publish`: a program that runs when publishing. `maybe`: one that
 * runs only under a condition. `route`: changes where posts go, or how. `never`: names a program that Leysin never lets
 * run. `plain`: runs nothing.
 */
export type TrustFindingGroup = 'publish' | 'maybe' | 'route' | 'never' | 'plain';

/** One thing found in a repository that has not run anything yet. */
export interface TrustFinding {
  readonly kind: TrustFindingKind;
  readonly group: TrustFindingGroup;
  /** A setting as git prints it, the name of a hook, or what else has a name. */
  readonly name: string;
  /** What it is set to, at most 200 characters, secrets cut out; '' when there is nothing to show. */
  readonly value: string;
  /** Where it stands: from the blog's root where it lies below, else absolute. */
  readonly file: string;
  /** From 1; null where lines mean nothing. */
  readonly line: number | null;
  /** Whether it was not there, or was another, when the user trusted the blog; false in a blog never trusted. */
  readonly isNew: boolean;
}

/** Everything found in the repository of a blog, read without running git. */
export interface TrustFindings {
  /** False: the blog is in no repository, so there is nothing git could obey. */
  readonly isRepository: boolean;
  /** Where it is published to, secrets cut out. */
  readonly remotes: readonly { readonly name: string; readonly url: string }[];
  /** In the order of {@link trustFindingGroups}. */
  readonly found: readonly TrustFinding[];
  /** How many more there are than are listed. */
  readonly left: number;
  /** Whether the user trusted this blog before, and something that could run has changed since. */
  readonly hasChanged: boolean;
}

/** The groups in the order they are shown in. */
export const trustFindingGroups: readonly TrustFindingGroup[] = [
  'publish',
  'maybe',
  'route',
  'never',
  'plain',
];

import type { BlogPath } from './blog.ts';
import type { CheckSetting, SecretPlace } from './checks.ts';

/** How far a blog is on its way online: in no repository, without a first commit, without a remote, or there. */
export type RepositoryStage = 'none' | 'empty' | 'alone' | 'connected';

/** A file of the first commit. */
export interface FirstFile {
  readonly path: BlogPath;
  readonly bytes: number;
  /** Whether hosts warn of files of this size. */
  readonly isLarge: boolean;
  /** What in it looks like a key or password, where the blog has that rule set to a warning. */
  readonly secret?: SecretPlace;
}

/** A file or folder the first commit leaves out, and why. */
export interface LeftOutFile {
  readonly path: BlogPath;
  /** `secret`: its name says that it holds one; `secret-inside`: its text does. */
  readonly reason:
    | 'secret'
    | 'secret-inside'
    | 'output'
    | 'system'
    | 'packages'
    | 'too-large'
    | 'other-repository'
    | 'name';
  /** At `secret-inside`: where it is, and what it looks like. */
  readonly secret?: SecretPlace;
}

/** What is to be known before the next step of putting a blog online. */
export interface RepositoryStart {
  readonly stage: RepositoryStage;
  /** At `none`: lines offered for a `.gitignore`, since the generator writes such folders; none when there is one. */
  readonly ignore: readonly string[];
  /** At `empty`: exactly what the first commit would hold. */
  readonly files: readonly FirstFile[];
  readonly left: readonly LeftOutFile[];
  /** What keys and passwords in texts are in this blog. */
  readonly secretRule: CheckSetting;
  /** Stands for the list of files: another word means another list. */
  readonly print: string;
  /** At `empty`: whether git has to be told whom the commit is by. */
  readonly needsIdentity: boolean;
  /** At `connected`: the addresses of the remotes, secrets cut out. */
  readonly remotes: readonly string[];
}

/** How far a clone is. */
export interface CloneProgress {
  /** 0 to 1; never goes back. */
  readonly fraction: number;
}

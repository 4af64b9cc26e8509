/** Where a branch stands, and where it goes. */
export interface PublishStand {
  /** Its newest commit: it names all that was made earlier. */
  readonly head: string;
  /** The branch that is checked out. */
  readonly localBranch: string;
  /** The branch of the remote that it goes to. */
  readonly branch: string;
  /** The remote's address with any user name and password cut out. */
  readonly remoteUrl: string;
}

import type { OpenedBlog } from '../model/blog.ts';
import type { CloneProgress, RepositoryStart } from '../model/repository.ts';
import type { TrustFindings } from '../model/trust.ts';
import { call } from './call-definition.ts';
import { isBoolean, isNothing, isString, orNull, shapeOf } from './guards.ts';

/** What is asked of main about trust, and about the way from a folder to a repository. */
export const repositoryCalls = {
  /** Takes that back: git runs in the open blog only after the user has trusted it again. */
  'trust.stop': call<OpenedBlog>()(isNothing),
  /** What could run, or change where posts go, once the open blog is trusted; read without running git. */
  'trust.findings': call<TrustFindings>()(isNothing),
  /** How far the open blog is on its way online. Runs git only where there is a repository. @throws blog.untrusted */
  'repository.look': call<RepositoryStart>()(isNothing),
  /**
   * Makes the folder of the open blog a repository, which is trusted from then on; with the lines that were offered for a
   * `.gitignore` when `isIgnoring`.
   */
  'repository.create': call<RepositoryStart>()(shapeOf({ isIgnoring: isBoolean })),
  /**
   * Makes the first commit of exactly the files that were shown as `print`. `identity`: whom commits of this blog are by.
   * @throws publish.plan-changed, git.no-identity, publish.bad-author
   */
  'repository.commit': call<RepositoryStart>()(
    shapeOf({
      print: isString,
      message: isString,
      identity: orNull(shapeOf({ name: isString, email: isString })),
    }),
  ),
  /**
   * Connects the open blog to the repository at an address, which can be reached and is empty; sends nothing.
   * `mayBeFolder`: the user has said that a folder of this computer is meant.
   * @throws repository.not-empty and what else stands in the way; then nothing was changed.
   */
  'repository.connect': call<RepositoryStart>()(shapeOf({ address: isString, mayBeFolder: isBoolean })),
  /** Clones a blog into a new folder, and brings its path. @throws repository.folder-not-empty and the like */
  'repository.clone': call<{ readonly folder: string }, CloneProgress>()(
    shapeOf({ address: isString, folder: isString, mayBeFolder: isBoolean }),
  ),
};

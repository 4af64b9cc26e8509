import type { BlogPath } from '../model/blog.ts';
import type { KeptVersion, PastPublishes, RestoredPost, ShownPublish } from '../model/history.ts';
import { call } from './call-definition.ts';
import { isCount, isString, orNull, shapeOf } from './guards.ts';

/** What is asked of main about past publishes, and texts that were put aside. */
export const historyCalls = {
  /** Past publishes of one post (null: of the blog), the newest first, `limit` of them after `skip`. */
  'history.list': call<PastPublishes>()(shapeOf({ post: orNull(isString), skip: isCount, limit: isCount })),
  /** What one of them changed, in one file or in all. @throws history.gone */
  'history.show': call<ShownPublish>()(shapeOf({ commit: isString, path: orNull(isString) })),
  /**
   * A post as that publish left it, or as it was before that publish deleted it; `path` is its path then, `post` its path
   * now. Its `present` text is put aside for 30 days and the file stays as it is, for the window shows the earlier text as
   * an edit; a post that is gone is written anew.
   * @throws history.gone, file.not-text, file.too-large, file.name-taken
   */
  'history.restore': call<RestoredPost>()(
    shapeOf({ commit: isString, path: isString, post: isString, present: orNull(isString) }),
  ),
  /** Texts of one post (null: of the blog) that were put aside on this computer, the newest first. */
  'history.kept': call<readonly KeptVersion[]>()(shapeOf({ post: orNull(isString) })),
  /** One of them. @throws history.gone */
  'history.keptText': call<{ readonly path: BlogPath; readonly text: string }>()(shapeOf({ id: isString })),
  /** Does with one of them what `history.restore` does with a past publish. @throws history.gone, file.name-taken */
  'history.restoreKept': call<RestoredPost>()(shapeOf({ id: isString, present: orNull(isString) })),
};

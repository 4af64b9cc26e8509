import type { Standing } from '../model/earlier-commits.ts';
import type {
  FileDiff,
  PublishOutcome,
  PublishPlaces,
  PublishPlan,
  PublishProgress,
  PublishRunOutcome,
  RestOfBlog,
} from '../model/publish.ts';
import type { PublishConflicts, SettleOutcome, TakenOnline } from '../model/settle.ts';
import { call } from './call-definition.ts';
import { isBoolean, isNothing, isString, listOf, maybe, oneOf, orNull, shapeOf } from './guards.ts';

const isSettleChoice = shapeOf({
  path: isString,
  choice: oneOf('mine', 'online', 'both', 'edited'),
  text: orNull(isString),
  version: orNull(isString),
});

/** Where the branch was shown to stand and to go. */
const standShape = { head: isString, localBranch: isString, branch: isString, remoteUrl: isString };

/** What is asked of main about publishing and getting what is online. */
export const publishCalls = {
  /** What publishing these posts (null: every changed post) would do; changes nothing. */
  'publish.plan': call<PublishPlan>()(shapeOf({ posts: orNull(listOf(isString)) })),
  /**
   * What else there is to do in the blog, where the plan of these posts has no files; null where commits or the branch itself would go
   * online all the same. Asks nobody online, and changes nothing.
   */
  'publish.rest': call<RestOfBlog | null>()(shapeOf({ posts: orNull(listOf(isString)) })),
  /**
   * How a file of the plan of these posts differs from the last commit, old names followed; a null `path` is every file.
   * @throws path.not-allowed for a file that does not belong to these posts
   */
  'publish.diff': call<FileDiff>()(shapeOf({ posts: orNull(listOf(isString)), path: orNull(isString) })),
  /** Where the branch stands, and the commits made earlier that go online with whatever is sent next, as a plan has them. */
  'publish.earlier': call<Standing>()(isNothing),
  /** What one of them did to a file; `isOutside`: `path` is from the top of the repository. @throws history.gone */
  'publish.earlierDiff': call<FileDiff>()(
    shapeOf({ commit: isString, path: isString, isOutside: isBoolean }),
  ),
  /**
   * `seen`: the plan that was shown; another content by now, another commit under it or another place that it goes to is
   * `publish.plan-changed`. Null: as planned now.
   * `files`: those of the plan that are to be published, of a renamed one both names; absent or null: all.
   * `isUnseen`: the user has seen no plan, and wants to see it before anything is done where something in it is noteworthy, or
   * is found by the checks; the plan comes back then. Of a clean change this one call is the whole publish.
   */
  'publish.run': call<PublishRunOutcome, PublishProgress>()(
    shapeOf({
      posts: orNull(listOf(isString)),
      message: orNull(isString),
      seen: orNull(shapeOf({ ...standShape, tree: isString })),
      files: maybe(orNull(listOf(isString))),
      isUnseen: isBoolean,
    }),
  ),
  /** Gets what is online without publishing. */
  'publish.pull': call<PublishOutcome, PublishProgress>()(isNothing),
  /**
   * Puts a branch online again that was deleted there: all that was seen of it, and the commits here. `stand`: as `publish.earlier`
   * was shown; another one by now is `publish.plan-changed`.
   */
  'publish.anew': call<PublishOutcome, PublishProgress>()(shapeOf({ stand: shapeOf(standShape) })),
  /**
   * Takes over a history that was rewritten online: the branch becomes that, and what was written here and is not there becomes
   * edits that are not published yet. Sends nothing. `stand` as in `publish.anew`; null: wherever it stands.
   */
  'publish.takeOnline': call<TakenOnline, PublishProgress>()(shapeOf({ stand: orNull(shapeOf(standShape)) })),
  /** Undoes one past publish by a commit on top, online and in the branch; the text stays here. `stand` as in `publish.anew`. */
  'publish.takeBack': call<PublishOutcome, PublishProgress>()(
    shapeOf({ commit: isString, stand: shapeOf(standShape) }),
  ),
  /** Remembers, for this blog alone, whom its commits are by. @throws publish.bad-author */
  'publish.setIdentity': call<void>()(shapeOf({ name: isString, email: isString })),
  /** Where the open blog could be published, and what the user chose. */
  'publish.places': call<PublishPlaces>()(isNothing),
  /** Remembers where the open blog is to be published; null: where git's configuration says. @throws publish.bad-target */
  'publish.setTarget': call<void>()(orNull(shapeOf({ remote: isString, branch: isString }))),
  /** What was changed here and, as far as was last seen, online in the same place. */
  'publish.conflicts': call<PublishConflicts>()(isNothing),
  /**
   * Brings in what is online and makes of those files what was chosen, both versions of one that is not named: edits that are
   * not published yet. `online` is the commit they were compared with; another one by now is `publish.plan-changed`.
   */
  'publish.settle': call<SettleOutcome, PublishProgress>()(
    shapeOf({ online: isString, choices: listOf(isSettleChoice, 10_000) }),
  ),
};

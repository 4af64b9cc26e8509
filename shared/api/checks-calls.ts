import { type CheckProgress, type CheckReport, checkRules } from '../model/checks.ts';
import { call } from './call-definition.ts';
import { isBoolean, isCount, isString, listOf, oneOf, orNull, shapeOf } from './guards.ts';

/** What is asked of main about the checks of posts. */
export const checksCalls = {
  /**
   * What the rules find in these files of the open blog, posts and what lies beside them, as they are on the disk; null: in
   * every post. `isPublishing`: they are about to be published.
   */
  'checks.run': call<CheckReport, CheckProgress>()(
    shapeOf({ paths: orNull(listOf(isString)), isPublishing: isBoolean }),
  ),
  /** Remembers that the warnings of these tokens may be: in the same text they do not ask again. */
  'checks.accept': call<void>()(shapeOf({ tokens: listOf(isString, 10_000) })),
  /** Sets a rule in the open blog's own settings. @throws settings.unreadable, settings.changed-on-disk and the file errors */
  'checks.setRule': call<void>()(
    shapeOf({ rule: oneOf(...checkRules), setting: oneOf('error', 'warning', 'off') }),
  ),
  /**
   * Puts a finding right on the disk, in a post that is not open here or in a photo.
   * @throws checks.no-fix when it is not found any more: nothing was written
   */
  'checks.fix': call<void>()(
    shapeOf({
      post: isString,
      rule: oneOf(...checkRules),
      line: isCount,
      message: isString,
      token: isString,
    }),
  ),
};

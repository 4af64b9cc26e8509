import { type CheckProgress, type CheckReport, checkRules } from '../model/checks.ts';
import { call } from './call-definition.ts';
import { type Guard, isBoolean, isCount, isString, listOf, oneOf, orNull, shapeOf } from './guards.ts';

/** Full ids only: a name is another commit a moment later, and may be an option of git's. */
const isCommit: Guard<string> = (value): value is string =>
  isString(value) && /^[0-9a-f]{40,64}$/.test(value);
const isRemote: Guard<string> = (value): value is string =>
  isString(value) && /^[A-Za-z0-9_][\w./+-]*$/.test(value);

/** What is asked of main about the checks of posts. */
export const checksCalls = {
  /**
   * What the rules find in these files of the open blog, posts and what lies beside them, as they are on the disk; null: in
   * every post. `isPublishing`: they are about to be published. `earlier`: the commits that go online with them, which are
   * looked through, too; what is compared is then what was seen online.
   */
  'checks.run': call<CheckReport, CheckProgress>()(
    shapeOf({
      paths: orNull(listOf(isString)),
      isPublishing: isBoolean,
      earlier: orNull(shapeOf({ head: isCommit, online: orNull(isCommit), remote: isRemote })),
    }),
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

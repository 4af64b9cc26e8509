import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import { writeCheckSetting } from '../../../shared/checks/write-check-setting.ts';
import { readSettingsFile, rewriteSettingsFile } from '../../services/blog/settings-file.ts';
import { createAcceptedWarnings } from '../../services/checks/accepted-warnings.ts';
import { applyFix } from '../../services/checks/apply-fix.ts';
import type { AppParts } from '../app-parts.ts';
import { runBlogChecks } from '../run-blog-checks.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';

type CheckCalls = 'checks.run' | 'checks.accept' | 'checks.fix' | 'checks.setRule';

/** Handlers of the checks before a publish. They run git only to compare with what was published, and only in a trusted blog. */
export function createChecksHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, CheckCalls> {
  return {
    'checks.run': ({ paths, isPublishing, earlier }, { signal, progress }) =>
      runBlogChecks(parts, session.folder(), { paths, isPublishing, earlier, signal, onProgress: progress }),
    'checks.accept': ({ tokens }) => createAcceptedWarnings(parts.options.profile).accept(tokens),
    'checks.setRule': async ({ rule, setting }) => {
      const { root } = session.folder().blog;
      const { version } = await readSettingsFile(root);
      await rewriteSettingsFile(root, { version, isReplacing: false }, old =>
        writeCheckSetting(old, rule, setting),
      );
    },
    'checks.fix': async ({ post, rule, line, message, token }, { signal }) => {
      const folder = folderOfPost(session, post);
      // The text comes first: a finding in a text that was changed since has another token.
      const { text, sidecarText = '' } = await folder.index.source(post);
      const { findings } = await runBlogChecks(parts, folder, { paths: [post], isPublishing: true, signal });
      const finding = findings.find(
        found =>
          found.token === token && found.rule === rule && found.line === line && found.message === message,
      );
      if (finding?.fix === undefined) throw new AppError('checks.no-fix', { path: post });
      const { file, fix } = finding;
      const changed = await applyFix(folder.blog, file, file === post ? text : sidecarText, fix);
      folder.index.changed([changed]);
    },
  };
}

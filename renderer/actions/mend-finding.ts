import { AppError } from '../../shared/app-error.ts';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { CheckReport, CheckRule, CheckSetting, Finding } from '../../shared/model/checks.ts';
import { applyChanges } from '../../shared/model/text-change.ts';
import type { CheckScope } from '../state/check-scope.ts';
import type { App } from './app.ts';
import { fieldSource } from './change-field-source.ts';
import { runChecks } from './check-post.ts';
import { goToLine } from './go-to-line.ts';
import { openPost } from './open-post.ts';
import { savePost } from './save-post.ts';

/** Opens the post of a finding, when it is another one, and puts the caret into its line. */
export async function goToFinding(app: App, { post, file, line }: Finding): Promise<void> {
  if (app.state.post.open.peek()?.path !== post) await openPost(app, post);
  if (app.state.post.open.peek()?.path !== post) return;
  if (file === post) goToLine(app, line);
  else app.desk.focusProperties();
}

/**
 * Puts a finding right: in the open post as a change of the writer's, which can be undone; elsewhere on the disk. Then the
 * files are checked again.
 * @throws AppError checks.no-fix when it is not found any more; the errors of saving
 */
export async function mendFinding(app: App, finding: Finding, scope: CheckScope): Promise<CheckReport> {
  const isOpen = app.state.post.open.peek()?.path === finding.post;
  if (finding.fix?.kind === 'text' && isOpen) await mendOpenPost(app, finding);
  else {
    const { post, rule, line, message, token } = finding;
    await app.api.call('checks.fix', { post, rule, line, message, token });
  }
  return runChecks(app, scope, true);
}

async function mendOpenPost(app: App, { token, rule, line, message, post }: Finding): Promise<void> {
  const stopped = new AppError('checks.no-fix', { path: post });
  if (!(await savePost(app))) throw stopped;
  const { findings } = await runChecks(app, { paths: [post], earlier: null }, true);
  const now = findings.find(
    found => found.token === token && found.rule === rule && found.line === line && found.message === message,
  );
  const source = fieldSource(app);
  if (now?.fix?.kind !== 'text' || source?.path !== post) throw stopped;
  if (now.file === post) {
    const text = applyChanges(source.text, now.fix.changes);
    const generator = findGenerator(source.site.generator);
    const metadataEnd = generator.metadataInText(source.site, { ...source, text })?.to ?? 0;
    app.desk.editor?.change(now.fix.changes, { isTyping: false, metadataEnd });
  } else {
    app.desk.sidecar?.change(applyChanges(source.sidecarText ?? '', now.fix.changes), false);
  }
  if (!(await savePost(app))) throw stopped;
}

/** Sets a rule in the blog's own settings and checks again. @throws AppError the errors of saving settings */
export async function setRule(
  app: App,
  rule: CheckRule,
  setting: CheckSetting,
  scope: CheckScope,
): Promise<CheckReport> {
  await app.api.call('checks.setRule', { rule, setting });
  return runChecks(app, scope, true);
}

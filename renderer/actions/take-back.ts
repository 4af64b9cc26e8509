import { postFields } from '../../shared/metadata/fields/post-fields.ts';
import { seenStand } from '../../shared/publish/seen-plan.ts';
import type { TakenPublish } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { whereTrusted } from './ask-for-trust.ts';
import { setField } from './change-field.ts';
import { fieldSource } from './change-field-source.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';

/** What the window's last publish has made, while that is said and can be taken back; a view that asks is drawn again when that changes. */
export function lastPublish({ state }: App): Omit<TakenPublish, 'files' | 'standing'> | null {
  const status = state.publish.status.value;
  if (status.kind !== 'done' || status.what !== 'publish') return null;
  const { commit, files, result, takesBack } = status.outcome;
  if (commit === null || files.length === 0 || takesBack === true) return null;
  return { commit, name: null, isOnline: result === 'published' };
}

/** Says what taking that back would undo, and asks. */
export async function takeBackLast(app: App): Promise<void> {
  const publish = lastPublish(app);
  if (publish !== null) await askToTakeBack(app, publish);
}

/** Says what taking a publish back would undo, and asks. */
export function askToTakeBack(app: App, publish: Omit<TakenPublish, 'files' | 'standing'>): Promise<void> {
  return whereTrusted(app, 'history', 'history', async () => {
    const { commit, name, isOnline } = publish;
    const [{ files }, standing] = await Promise.all([
      app.api.call('history.show', { commit, path: null }),
      app.api.call('publish.earlier', undefined),
    ]);
    const asked = { commit, name, isOnline, files, standing };
    app.state.dialogs.show({ kind: 'take-back', publish: asked });
  });
}

/** Whether the publish made the open post, and that could be marked as a draft now. */
export function canBecomeDraft(app: App, { files }: Pick<TakenPublish, 'files'>): boolean {
  const source = fieldSource(app);
  if (!source || app.state.post.isFormReadOnly.peek()) return false;
  if (!files.some(({ path, change }) => path === source.path && change === 'added')) return false;
  const { fields } = postFields(source, app.state.properties.blogFields.peek());
  return fields.some(({ id, value, refusal }) => id === 'draft' && value === false && refusal === undefined);
}

/**
 * Takes a publish back, online and in the branch; the text stays here. `asDraft`: the open post, which that publish made, is
 * then marked as a draft, which is an edit like any other.
 */
export async function takeBack(app: App, publish: TakenPublish, asDraft: boolean): Promise<void> {
  const { dialogs, notices } = app.state;
  dialogs.close();
  const { writer } = app.desk;
  const run = async (options: RunOptions) => {
    if (!(await savePost(app))) return null;
    const { commit, standing } = publish;
    const outcome = await app.api.call('publish.takeBack', { commit, stand: seenStand(standing) }, options);
    if (outcome.error?.code === 'publish.plan-changed') {
      // Somebody has committed since: that would go online, too, and is shown first.
      await askToTakeBack(app, publish);
      return null;
    }
    if (outcome.result !== 'published' && outcome.result !== 'committed') return outcome;
    if (asDraft && app.desk.writer === writer && canBecomeDraft(app, publish))
      setField(app, 'draft', true, 'whole');
    const isOnline = outcome.result === 'published';
    // What is not online yet goes there with whatever is published next.
    notices.tell('taken-back', isOnline ? takenBack : takenBackHere, {
      unpublished: isOnline ? publish.files.map(({ path }) => path) : [],
    });
    return outcome;
  };
  await runPublishing(app, 'take-back', run, () => takeBack(app, publish, asDraft));
  await refreshPosts(app);
}

const takenBack =
  'That publish is taken back. What you wrote is still here, as a change that is not published; Publish puts it online again.';
const takenBackHere =
  'That publish is taken back here, but not online yet. What you wrote is still here, as a change that is not published.';

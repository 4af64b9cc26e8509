import type { App } from './app.ts';
import { putSidecarAside } from './save-sidecar-open.ts';

/** Saves the open post and remembers where the writer was; false when something typed is not on the disk. */
export async function leavePost(app: App): Promise<boolean> {
  const { writer } = app.desk;
  if (!writer) return true;
  if (!(await writer.save()) && !((await putSidecarAside(app)) && (await writer.save()))) {
    // Its file was moved, and another writer has taken over what is typed.
    if (app.desk.writer !== writer) return leavePost(app);
    app.state.post.setAsking(true);
    return false;
  }
  rememberPlace(app);
  return true;
}

/** Tells main where the writer is; not knowing it later is no harm, so nothing is shown when that fails. */
export function rememberPlace(app: App): void {
  const { writer, editor } = app.desk;
  if (!writer || !editor) return;
  void app.api.call('posts.place', { path: writer.path, place: editor.place() }).catch(() => undefined);
}

/** Clears the desk: no post is open any more. Only for a post whose text is safe or unwanted. */
export function clearDesk(app: App): void {
  app.desk.writer?.stop();
  app.desk.writer = null;
  app.desk.sidecar = null;
  app.desk.turn += 1;
  app.desk.editor?.open('', { format: 'text', metadataEnd: 0, readOnly: true });
  app.state.post.close();
  app.state.preview.reset();
  app.state.properties.show(null);
}

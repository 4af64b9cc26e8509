import type { App } from './app.ts';

/** Saves the open post now; when its file is another one by now, the user is asked again. */
export async function savePost(app: App): Promise<boolean> {
  const { writer } = app.desk;
  if (!writer) return true;
  const isSaved = await writer.save();
  if (!isSaved) app.state.post.setAsking(true);
  return isSaved;
}

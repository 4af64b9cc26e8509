import type { App } from './app.ts';
import { renderContext } from './render-context.ts';
import { reporting } from './reporting.ts';

/** Asks whether posts of the open blog may show pictures that other sites send. */
export function offerRemotePictures(app: App): void {
  app.state.dialogs.show({ kind: 'allow-pictures' });
}

/** Shows pictures of other sites in the posts of the open blog, from now on. */
export function showRemotePictures(app: App): Promise<void> {
  return allowRemotePictures(app, true);
}

/** Asks no other site for pictures of the open blog's posts any more. */
export function hideRemotePictures(app: App): Promise<void> {
  return allowRemotePictures(app, false);
}

function allowRemotePictures(app: App, isAllowed: boolean): Promise<void> {
  return reporting(app, 'pictures', async () => {
    app.state.dialogs.close();
    const blog = await app.api.call('blog.allowRemotePictures', { isAllowed });
    if (app.state.blog.blog.peek()?.root !== blog.root) return;
    app.state.blog.show(blog);
    const { editor, preview } = app.desk;
    const file = app.state.post.open.peek();
    if (!editor || !preview || !file) return;
    preview.open(editor.text(), renderContext(blog, file));
    preview.pane.hold(editor.pane.place);
  });
}

import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';
import { renderContext } from './render-context.ts';
import type { SidecarWriter } from './save-sidecar.ts';

/** Shows what the sidecar of the open post says now in the form and in the header of the preview. */
export function showSidecar(app: App, sidecar: SidecarWriter): void {
  app.state.post.setSidecar(sidecar);
  readForm(app);
  app.desk.preview?.renewSidecar(sidecar.text());
}

/** Shows a post whose sidecar came or went: where its body begins may be another place now. */
export function renewSidecar(app: App): void {
  const { state, desk } = app;
  state.post.setSidecar(desk.sidecar);
  readForm(app);
  const blog = state.blog.blog.peek();
  const file = state.post.open.peek();
  if (!blog || !file || !desk.editor) return;
  desk.preview?.open(desk.editor.text(), renderContext(blog, file));
  desk.preview?.pane.hold(desk.editor.pane.place);
}

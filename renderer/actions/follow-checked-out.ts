import type { App } from './app.ts';

/** Shows the branch that is checked out, also when that was done beside the program; returns the function that stops it. */
export function followCheckedOut(app: App): () => void {
  return app.api.on('blog.checkedOut', ({ root, branch }) => {
    const { blog } = app.state;
    const shown = blog.blog.peek();
    if (shown?.root !== root) return;
    if (shown.branch !== branch) blog.show({ ...shown, branch });
  });
}

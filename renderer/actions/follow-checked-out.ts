import type { App } from './app.ts';
import { forgetStopped } from './forget-stopped.ts';

/**
 * Shows the branch that is checked out, also when that was done beside the program, and takes back what was said of a merge
 * that is finished by now; returns the function that stops it.
 */
export function followCheckedOut(app: App): () => void {
  return app.api.on('blog.checkedOut', ({ root, branch, operation }) => {
    const { blog } = app.state;
    const shown = blog.blog.peek();
    if (shown?.root !== root) return;
    if (shown.branch !== branch) blog.show({ ...shown, branch });
    if (branch !== null) forgetStopped(app, ['git.detached-head']);
    if (operation === null) forgetStopped(app, ['git.operation-in-progress']);
  });
}

import { effect } from '@preact/signals';
import type { App } from './app.ts';

/**
 * Says once, over the first connection, what of the program's own files was damaged and what is used instead. Returns
 * the function that stops waiting for it.
 */
export function tellProblems(app: App): () => void {
  let isTold = false;
  return effect(() => {
    const host = app.state.connection.host.value;
    if (!host || isTold) return;
    isTold = true;
    if (host.problems.length > 0) app.state.notices.tell('problems', host.problems.join(' '));
  });
}

import type { BlogPath } from '../../../shared/model/blog.ts';

/** Paths on their way to whoever hears of changes. */
export interface GatheredChanges {
  add(path: BlogPath): void;
  /** Tells at once what was gathered, then with a batch of nothing that anything may be another by now. */
  tellAll(): void;
  cancel(): void;
}

/** Quiet time after which a batch counts as complete, in milliseconds. */
export const settleMs = 150;
/** A file that changes without end must not hold back the others, in milliseconds. */
const longestMs = 1_000;
/** A batch of more paths is somebody's single action, such as a change of branch, that is told when it is over. */
const manyPaths = 50;
/** The longest such an action is waited for, in milliseconds. */
const longestActionMs = 15_000;

/** Gathers paths until none came for a while, but not without end; `onChange` hears each once a batch. */
export function gatherChanges(onChange: (paths: readonly BlogPath[]) => void): GatheredChanges {
  const paths = new Set<BlogPath>();
  let quietTimer: NodeJS.Timeout | undefined;
  let lastTimer: NodeJS.Timeout | undefined;
  let isAction = false;
  const cancel = () => {
    clearTimeout(quietTimer);
    clearTimeout(lastTimer);
    lastTimer = undefined;
    isAction = false;
  };
  const flush = () => {
    cancel();
    const gathered = [...paths];
    paths.clear();
    onChange(gathered);
  };
  const waitAtMost = (delayMs: number) => {
    clearTimeout(lastTimer);
    lastTimer = setTimeout(flush, delayMs);
  };
  return {
    cancel,
    tellAll() {
      if (paths.size > 0) flush();
      cancel();
      onChange([]);
    },
    add(path) {
      paths.add(path);
      clearTimeout(quietTimer);
      quietTimer = setTimeout(flush, settleMs);
      if (!lastTimer) waitAtMost(longestMs);
      if (isAction || paths.size <= manyPaths) return;
      isAction = true;
      waitAtMost(longestActionMs);
    },
  };
}

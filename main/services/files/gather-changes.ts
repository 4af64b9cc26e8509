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

/** Gathers paths until none came for a while, but not for longer than a second; `onChange` hears each once a batch. */
export function gatherChanges(onChange: (paths: readonly BlogPath[]) => void): GatheredChanges {
  const paths = new Set<BlogPath>();
  let quietTimer: NodeJS.Timeout | undefined;
  let lastTimer: NodeJS.Timeout | undefined;
  const cancel = () => {
    clearTimeout(quietTimer);
    clearTimeout(lastTimer);
    lastTimer = undefined;
  };
  const flush = () => {
    cancel();
    const gathered = [...paths];
    paths.clear();
    onChange(gathered);
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
      lastTimer ??= setTimeout(flush, longestMs);
    },
  };
}

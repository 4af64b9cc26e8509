import { useState } from 'preact/hooks';

/** Which of several files is in sight, and which are still to be looked at. */
export interface FileSteps {
  readonly shown: number;
  /** The file that was not in sight yet and comes next; null when all were. */
  readonly next: number | null;
  /** How many were not in sight yet. */
  readonly unseen: number;
  show(file: number): void;
}

/** Goes through `count` files, in any order; the first is in sight. */
export function useFileSteps(count: number): FileSteps {
  const [shown, setShown] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([0]));
  const unseen = Array.from({ length: count }, (_, file) => file).filter(file => !seen.has(file));
  return {
    shown,
    next: unseen.find(file => file > shown) ?? unseen[0] ?? null,
    unseen: unseen.length,
    show(file) {
      setShown(file);
      setSeen(new Set([...seen, file]));
    },
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { CheckedOut } from '../../../shared/model/blog.ts';
import { readCheckedOut } from './read-branch.ts';

/** Between two looks at what is checked out, in milliseconds. */
const everyMs = 2_000;

/**
 * Tells what is checked out in the repository that holds `folder` at once and whenever it is another than was told last.
 * Looks at git's files every `pauseMs` milliseconds, which costs less than holding on to files that git replaces; no git
 * is run. The function it returns ends it.
 */
export function watchCheckedOut(
  folder: string,
  onChange: (checkedOut: CheckedOut) => void,
  pauseMs = everyMs,
): () => void {
  let told: CheckedOut | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const found = await readCheckedOut(folder);
    if (isClosed) return;
    timer = setTimeout(() => void look(), pauseMs).unref();
    if (isDeepStrictEqual(found, told)) return;
    told = found;
    onChange(found);
  };
  void look();
  return () => {
    isClosed = true;
    clearTimeout(timer);
  };
}

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/** Looks after a folder until it is closed. */
export interface PresenceWatch {
  /** Takes the word of somebody who saw it go between two looks: the one there at the next look is news. */
  wentAway(): void;
  close(): void;
}

/**
 * Tells when the folder at `root` goes (false), and when there is one again or another one (true): a disk that is
 * connected, a folder that is renamed. A watch of the folder itself hears none of that, since it holds on to the folder
 * and not to its name. Looks every `everyMs` milliseconds, which costs one question to the system.
 */
export function watchPresence(
  root: string,
  onChange: (isThere: boolean) => void,
  everyMs: number,
): PresenceWatch {
  let known: string | undefined | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const found = await identify(root);
    if (isClosed) return;
    const isNews = known !== null && found !== known;
    known = found;
    timer = setTimeout(() => void look(), everyMs).unref();
    if (isNews) onChange(found !== undefined);
  };
  void look();
  return {
    wentAway() {
      if (isClosed || typeof known !== 'string') return;
      known = undefined;
      onChange(false);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** What tells one folder from another at the same place; undefined when there is none that can be read. */
async function identify(root: string): Promise<string | undefined> {
  try {
    const found = await stat(root, { bigint: true });
    await access(root, constants.R_OK | constants.X_OK);
    return found.isDirectory() ? `${found.dev}:${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}

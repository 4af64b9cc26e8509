import type { PublishProgress } from '../../../shared/model/publish.ts';
import type { WindowSession } from '../window-session.ts';

/** Runs `run` and shows how far it is: to the caller by `progress`, and at the window's icon where the shell can do that. */
export async function showingProgress<T>(
  session: WindowSession,
  progress: (value: PublishProgress) => void,
  run: (onProgress: (value: PublishProgress) => void) => Promise<T>,
): Promise<T> {
  const { desktop } = session.window;
  try {
    return await run(value => {
      progress(value);
      desktop?.showProgress(value.fraction);
    });
  } finally {
    desktop?.showProgress(null);
  }
}

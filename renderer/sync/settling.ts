/** Frames in which blocks that came near the window get their true heights and move what was just put in place. */
const settlingFrames = 12;

/** Work that is repeated for some frames, until sizes have settled. */
export interface Settling {
  /** Does the work in each of the next frames; begun again, it counts anew. */
  begin(): void;
  end(): void;
  isOn(): boolean;
}

/** Settling that has not begun. */
export function createSettling(work: () => void): Settling {
  let framesLeft = 0;
  let isWaiting = false;
  const next = (): void => {
    isWaiting = framesLeft > 0;
    if (!isWaiting) return;
    framesLeft -= 1;
    work();
    requestAnimationFrame(next);
  };
  return {
    begin() {
      framesLeft = settlingFrames;
      if (!isWaiting) requestAnimationFrame(next);
      isWaiting = true;
    },
    end() {
      framesLeft = 0;
    },
    isOn: () => framesLeft > 0,
  };
}

import { createPreviewPage, type PreviewPage } from './page/patch-preview.ts';

/** The frame's document whenever a new one is there. */
export interface FrameWatch {
  stop(): void;
}

/**
 * Calls `onPage` for the frame's document now, or when it has loaded, and again when it had to be loaded anew. A frame
 * that went elsewhere is brought back.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  onPage: (page: PreviewPage, owner: Document) => void,
): FrameWatch {
  let known: Document | undefined;

  const look = (): boolean => {
    const owner = frame.contentDocument;
    if (owner && owner === known) return true;
    const page = owner && owner.readyState !== 'loading' ? createPreviewPage(owner) : undefined;
    if (!owner || !page) return false;
    known = owner;
    onPage(page, owner);
    return true;
  };
  const onLoad = (): void => {
    // Before the first document of ours there is nothing to go back to: the file itself may be missing.
    const { src } = frame;
    if (!look() && known) frame.src = src;
  };

  frame.addEventListener('load', onLoad);
  look();
  return { stop: () => frame.removeEventListener('load', onLoad) };
}

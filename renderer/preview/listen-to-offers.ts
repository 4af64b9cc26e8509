import { offerClass } from '../../shared/markdown/resolve-media.ts';
import { elementOf } from './frame-nodes.ts';

/**
 * Calls `onOffer` for each press, by mouse or key, of a button that offers to show pictures of other sites, in every document the
 * frame comes to show. Returns the function that stops listening.
 */
export function listenToOffers(frame: HTMLIFrameElement, onOffer: () => void): () => void {
  const onClick = (event: MouseEvent): void => {
    if (!elementOf(event.target)?.closest(`button.${offerClass}`)) return;
    // It may stand inside a link, and inside a block that a click leads to.
    event.preventDefault();
    event.stopImmediatePropagation();
    onOffer();
  };
  const listen = (): void => frame.contentDocument?.addEventListener('click', onClick, { capture: true });
  frame.addEventListener('load', listen);
  listen();
  return () => {
    frame.removeEventListener('load', listen);
    frame.contentDocument?.removeEventListener('click', onClick, { capture: true });
  };
}

import { elementOf } from './frame-nodes.ts';
import { type LinkKind, linkKindOf, webAddress } from './link-kind.ts';
import { type PickedText, textAt } from './picked-text.ts';

export interface FrameListeners {
  onOpenLink(href: string, kind: LinkKind): void;
  onPick(picked: PickedText): void;
  /** The user wants to write at the place picked last. */
  onWrite(): void;
  /** A key the page has no use for; true when it was used. */
  onKey(event: KeyboardEvent): boolean;
}

/**
 * Hears clicks and keys in the frame's document. No link, drag or drop ever takes the frame to another address.
 * `bodyLine` gives the first source line after the metadata.
 */
export function listenToFrame(owner: Document, bodyLine: () => number, listeners: FrameListeners): void {
  const onClick = (event: MouseEvent): void => {
    const element = elementOf(event.target);
    const link = element?.closest('a');
    if (link) {
      event.preventDefault();
      if (event.button <= 1) followLink(owner, link, listeners);
    } else if (event.button === 0 && element && !element.closest(controls)) {
      const isSelecting = owner.getSelection()?.isCollapsed === false;
      const picked = isSelecting ? undefined : textAt(event, element, bodyLine());
      if (picked) listeners.onPick(picked);
    }
  };
  owner.addEventListener('click', onClick);
  owner.addEventListener('auxclick', onClick);
  owner.addEventListener('dblclick', event => {
    if (!elementOf(event.target)?.closest(`a, ${controls}`)) listeners.onWrite();
  });
  owner.addEventListener('keydown', event => onKey(event, listeners));
  for (const name of ['dragstart', 'dragover', 'drop', 'submit'])
    owner.addEventListener(name, event => event.preventDefault());
}

/** What does something of its own when it is clicked. */
const controls = 'summary, input, button, select, audio, video';

function onKey(event: KeyboardEvent, listeners: FrameListeners): void {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing);
  const isOnControl = elementOf(event.target)?.closest(`a, ${controls}`);
  if (event.key === 'Enter' && isPlain && !isOnControl) {
    event.preventDefault();
    listeners.onWrite();
  } else if (listeners.onKey(event)) event.preventDefault();
}

function followLink(owner: Document, link: Element, listeners: FrameListeners): void {
  const href = link.getAttribute('href');
  const kind = href === null ? undefined : linkKindOf(href);
  if (href === null || kind === undefined) return;
  if (kind === 'anchor') showAnchor(owner, href.slice(1));
  listeners.onOpenLink(kind === 'web' ? webAddress(href) : href, kind);
}

/** Scrolls to the place of that name; the focus goes along, so that Tab goes on from there. */
function showAnchor(owner: Document, name: string): void {
  const target = owner.getElementById(name) ?? owner.getElementById(decode(name));
  if (target) {
    target.scrollIntoView({ block: 'start' });
    giveFocus(target);
  } else if (/^(?:top)?$/i.test(name)) {
    // What these mean in every page where nothing has the name.
    owner.defaultView?.scrollTo({ top: 0 });
    giveFocus(owner.body);
  }
}

function giveFocus(target: HTMLElement): void {
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    // Else a click would give it the focus, too.
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

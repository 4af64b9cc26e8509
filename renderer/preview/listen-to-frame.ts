import { type LinkKind, linkKindOf, webAddress } from './link-kind.ts';

export interface FrameListeners {
  onOpenLink(href: string, kind: LinkKind): void;
  onPickLine(line: number): void;
}

/** Hears clicks in the frame's document. No link, drag or drop ever takes the frame to another address. */
export function listenToFrame(owner: Document, listeners: FrameListeners): void {
  const onClick = (event: MouseEvent): void => {
    const element = elementOf(event.target);
    const link = element?.closest('a');
    if (link) {
      event.preventDefault();
      if (event.button <= 1) followLink(owner, link, listeners);
    } else if (event.button === 0 && element) pickLine(owner, element, listeners);
  };
  owner.addEventListener('click', onClick);
  owner.addEventListener('auxclick', onClick);
  for (const name of ['dragstart', 'dragover', 'drop', 'submit'])
    owner.addEventListener(name, event => event.preventDefault());
}

function followLink(owner: Document, link: Element, listeners: FrameListeners): void {
  const href = link.getAttribute('href');
  const kind = href === null ? undefined : linkKindOf(href);
  if (href === null || kind === undefined) return;
  if (kind === 'anchor') showAnchor(owner, href.slice(1));
  listeners.onOpenLink(kind === 'web' ? webAddress(href) : href, kind);
}

function showAnchor(owner: Document, name: string): void {
  const target = owner.getElementById(name) ?? owner.getElementById(decode(name));
  target?.scrollIntoView({ block: 'start' });
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function pickLine(owner: Document, element: Element, listeners: FrameListeners): void {
  const isSelecting = owner.getSelection()?.isCollapsed === false;
  const line = element.closest('[data-line]')?.getAttribute('data-line');
  if (!isSelecting && line) listeners.onPickLine(Number(line));
}

/** The element an event happened on; `instanceof` does not hold across frames. */
function elementOf(target: EventTarget | null): Element | undefined {
  return target && 'closest' in target ? (target as Element) : undefined;
}

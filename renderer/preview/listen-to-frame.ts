import { hostOf } from '../../shared/markdown/host-of.ts';

export type LinkKind = 'web' | 'post' | 'anchor';

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

/** What kind of place an address leads to; undefined for what nothing may open. */
function linkKindOf(href: string): LinkKind | undefined {
  if (href.startsWith('#')) return 'anchor';
  if (hostOf(href)) return 'web';
  try {
    const { protocol } = new URL(href, 'leysin-blog://blog/');
    if (protocol === 'mailto:') return 'web';
    return protocol === 'leysin-blog:' ? 'post' : undefined;
  } catch {
    return undefined;
  }
}

function followLink(owner: Document, link: Element, listeners: FrameListeners): void {
  const href = link.getAttribute('href');
  const kind = href === null ? undefined : linkKindOf(href);
  if (href === null || kind === undefined) return;
  if (kind === 'anchor') showAnchor(owner, href.slice(1));
  // An address without its own scheme would otherwise be opened as a file of the app.
  const isSchemeMissing = kind === 'web' && !/^[a-z][a-z\d+.-]*:/i.test(href);
  listeners.onOpenLink(isSchemeMissing ? new URL(href, 'https://blog.invalid/').href : href, kind);
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

const box = 'img[data-missing]';

/** Says in the place of each picture that does not load which file it is and that it was not found. */
export interface MissingPictures {
  /** Looks after the pictures of a frame's document, until another one is given. */
  attach(owner: Document): void;
  /** Another post follows; `assetBase` is the address prefix of the blog's files. */
  open(assetBase: string): void;
  close(): void;
}

/**
 * Looks after no document yet. When the window comes to the front again, another program may have put a file there: what
 * was not found is asked for once more, and a picture that loads stands there as ever.
 */
export function createMissingPictures(): MissingPictures {
  let shown: Document | undefined;
  let base = '';
  const onFocus = (): void => {
    for (const image of shown?.querySelectorAll<HTMLImageElement>(box) ?? [])
      image.setAttribute('src', image.getAttribute('src') ?? '');
  };
  window.addEventListener('focus', onFocus);
  return {
    attach(owner) {
      shown = owner;
      const listen = (name: 'error' | 'load', use: (image: HTMLImageElement) => void): void =>
        owner.addEventListener(name, ({ target }) => withPicture(target, use), { capture: true });
      listen('error', image => mark(image, base));
      listen('load', unmark);
    },
    open(assetBase) {
      base = assetBase;
    },
    close: () => window.removeEventListener('focus', onFocus),
  };
}

function withPicture(target: EventTarget | null, use: (image: HTMLImageElement) => void): void {
  // `instanceof` does not hold across frames.
  if (target && 'localName' in target && target.localName === 'img') use(target as HTMLImageElement);
}

function mark(image: HTMLImageElement, assetBase: string): void {
  const alt = image.dataset.alt ?? image.alt;
  const text = `Picture not found: ${nameOf(image.getAttribute('src') ?? '', assetBase)}${alt && ` (${alt})`}`;
  image.dataset.alt = alt;
  image.dataset.missing = text;
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', text);
  // With words of its own the browser would draw its sign of a broken picture beside ours.
  image.alt = '';
}

function unmark(image: HTMLImageElement): void {
  if (image.dataset.missing === undefined) return;
  image.alt = image.dataset.alt ?? '';
  for (const name of ['data-missing', 'data-alt', 'role', 'aria-label']) image.removeAttribute(name);
}

/** A file by its path in the blog; what lies elsewhere by its host. */
function nameOf(address: string, assetBase: string): string {
  const base = assetBase.endsWith('/') ? assetBase : `${assetBase}/`;
  if (!address.startsWith(base))
    return URL.canParse(address) ? new URL(address).host || 'a drawing' : address;
  try {
    return decodeURIComponent(address.slice(base.length));
  } catch {
    return address.slice(base.length);
  }
}

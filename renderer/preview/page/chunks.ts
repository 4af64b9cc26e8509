/**
 * Chunks of an article. The browser looks at every element with `content-visibility: auto` in every frame, so that in a
 * long post not each block can be one; short posts have none of them.
 */

/** An article with more children than this is put into chunks. */
const mostUnchunked = 240;
/** Children of a new chunk; one with more than twice as many is cut. */
const chunkSize = 48;

/** Characters in a line and the height of a line in `em`, for a guess at the height of what was never laid out. */
const lineLength = 70;
const lineHeight = 1.65;

/** Cuts what has become too long: `container` is the article, or a chunk of it. */
export function tidyChunks(article: HTMLElement, container: Node | null): void {
  if (container === article) {
    if (isChunk(article.firstChild) || article.childNodes.length <= mostUnchunked) return;
    const first = createChunk(article.ownerDocument);
    first.append(...article.childNodes);
    article.append(first);
    cutChunk(first);
  } else if (isChunk(container) && container.childNodes.length > 2 * chunkSize) cutChunk(container);
}

/** Takes a chunk away that holds nothing any more. */
export function dropEmptyChunk(container: Node | null): void {
  if (isChunk(container) && !container.firstChild) container.remove();
}

/** The first element of the post, whether in a chunk or not. */
export function firstElementOf(article: Element): Element | null {
  const first = article.firstElementChild;
  return isChunk(first) ? first.firstElementChild : first;
}

/** Puts the children of chunks into their place. */
export function unwrapChunks(article: Element): void {
  for (const chunk of [...article.children]) if (isChunk(chunk)) chunk.replaceWith(...chunk.childNodes);
}

/** Tells the browser how high an element may be that it has not laid out, from its text and the blocks in it. */
export function guessBlockSize(element: ElementCSSInlineStyle, characters: number, blocks: number): void {
  const lines = characters / lineLength + 1.3 * blocks;
  element.style.setProperty('contain-intrinsic-block-size', `auto ${Math.ceil(lines * lineHeight)}em`);
}

function isChunk(node: Node | null): node is HTMLElement {
  return node?.nodeType === 1 && (node as Element).hasAttribute('data-chunk');
}

function createChunk(owner: Document): HTMLElement {
  const chunk = owner.createElement('div');
  chunk.setAttribute('data-chunk', '');
  return chunk;
}

function cutChunk(chunk: HTMLElement): void {
  let last = chunk;
  const children = [...chunk.childNodes];
  for (let from = chunkSize; from < children.length; from += chunkSize) {
    const next = createChunk(chunk.ownerDocument);
    next.append(...children.slice(from, from + chunkSize));
    last.after(next);
    guessHeight(last);
    last = next;
  }
  guessHeight(last);
}

function guessHeight(chunk: HTMLElement): void {
  guessBlockSize(chunk, chunk.textContent?.length ?? 0, chunk.childNodes.length);
}

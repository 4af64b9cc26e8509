import { describeFailure } from './describe-failure.ts';
import type { DiagramTheme } from './diagram-protocol.ts';
import type { Picture } from './picture-store.ts';

/** What a figure shows besides its source. */
export interface FigureFace {
  /** The image on the page; undefined: the source is shown instead. */
  readonly image: HTMLImageElement | undefined;
  /** The words below; undefined: none. */
  readonly note: string | undefined;
}

const figureSelector = 'figure.diagram';

/** The figures of diagrams in a node, itself included. */
export function figuresIn(node: Node): Element[] {
  // `instanceof` does not hold across frames.
  if (node.nodeType !== 1) return [];
  const element = node as Element;
  return element.matches(figureSelector) ? [element] : [...element.querySelectorAll(figureSelector)];
}

/** The source of a diagram's figure, as the pipeline wrote it. */
export function sourceOf(figure: Element): string {
  return figure.querySelector('code')?.textContent ?? '';
}

/** Shows an image or the source, and the words below; an image that another figure had moves here without a flash. */
export function showFace(figure: Element, { image, note }: FigureFace): void {
  const source = figure.querySelector('pre');
  const owner = figure.ownerDocument;
  for (const old of figure.querySelectorAll('img, .diagram-note')) if (old !== image) old.remove();
  if (image && image.parentNode !== figure) figure.prepend(image);
  if (source) source.hidden = image !== undefined;
  if (note === undefined) return;
  const caption = owner.createElement('figcaption');
  caption.className = 'diagram-note';
  caption.textContent = describeFailure(note, sourceOf(figure), image !== undefined);
  figure.append(caption);
}

/** An image may take this long, in ms: that of a document which is replaced meanwhile may never tell. */
const loadLimitMs = 10_000;

/** An image of `owner` that has loaded, or undefined when the browser cannot show it, or not in time. */
export function loadImage(
  picture: Picture,
  theme: DiagramTheme,
  owner: Document,
  limitMs = loadLimitMs,
): Promise<HTMLImageElement | undefined> {
  return new Promise(resolve => {
    const image = owner.createElement('img');
    image.width = picture.width;
    image.height = picture.height;
    image.alt = picture.alt;
    image.dataset.theme = theme;
    // Painted in one go with what it replaces.
    image.decoding = 'sync';
    const timer = setTimeout(() => resolve(undefined), limitMs);
    const settle = (result: HTMLImageElement | undefined): void => {
      clearTimeout(timer);
      resolve(result);
    };
    image.addEventListener('load', () => settle(image), { once: true });
    image.addEventListener('error', () => settle(undefined), { once: true });
    image.src = picture.address;
  });
}

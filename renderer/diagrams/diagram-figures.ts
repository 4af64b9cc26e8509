import { type FigureFace, figuresIn, loadImage, showFace, sourceOf } from './diagram-figure.ts';
import type { DiagramTheme } from './diagram-protocol.ts';
import { takePredecessors } from './find-predecessor.ts';
import type { PictureMaker } from './make-picture.ts';

/** The figures of diagrams on a page. */
export interface DiagramFigures {
  /** Takes in the figures of nodes that came onto the page, and lets go of those that left it. */
  update(added: readonly Node[]): void;
  setTheme(theme: DiagramTheme): void;
  /** Nothing that is shown now is handed on. */
  forget(): void;
  /** Resolves when every picture that can be drawn now is on the page. */
  settled(): Promise<void>;
  /** Lets go of all figures and leaves them as they are. */
  clear(): void;
}

interface ShownFigure {
  readonly figure: Element;
  readonly source: string;
  face: FigureFace;
  /** What the image shows; undefined: there is none. */
  drawn: Drawn | undefined;
  /** False once another post follows. */
  isHeritable: boolean;
}

interface Drawn {
  /** Its own source, or an earlier one that could be drawn. */
  readonly source: string;
  readonly theme: DiagramTheme;
}

/** Typing makes and mends errors all the time; one that lasts this long is worth words, in ms. */
const noteDelayMs = 700;

/** How many figures that left the page wait for one to take their place; long patches come in slices. */
const maxOrphans = 20;

/** No figures yet, in the light theme. */
export function createDiagramFigures(maker: PictureMaker): DiagramFigures {
  const shown = new Map<Element, ShownFigure>();
  const works = new Set<Promise<void>>();
  let orphans: readonly ShownFigure[] = [];
  let theme: DiagramTheme = 'light';

  const paint = (each: ShownFigure): void => {
    const wanted = theme;
    if (each.drawn?.source === each.source && each.drawn.theme === wanted) return;
    const painter = {
      maker,
      theme: wanted,
      isWanted: () => shown.get(each.figure) === each && theme === wanted,
    };
    const work = paintFigure(each, painter);
    works.add(work);
    void work.finally(() => works.delete(work));
  };

  return {
    update(added) {
      const gone = [...shown.values()].filter(({ figure }) => !isOnPage(figure));
      for (const { figure } of gone) shown.delete(figure);
      const found = new Set(added.flatMap(figuresIn));
      const fresh = [...found]
        .filter(figure => isOnPage(figure) && !shown.has(figure))
        .map(figure => ({ figure, source: sourceOf(figure) }));
      const left = new Set([...gone, ...orphans].filter(({ isHeritable }) => isHeritable));
      for (const { next, predecessor } of takePredecessors(fresh, [...left])) {
        const each = succeed(next, predecessor);
        shown.set(each.figure, each);
        if (predecessor) left.delete(predecessor);
        paint(each);
      }
      orphans = [...left].slice(0, maxOrphans);
    },
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      for (const each of shown.values()) paint(each);
    },
    forget() {
      for (const each of shown.values()) each.isHeritable = false;
      orphans = [];
    },
    async settled() {
      while (works.size > 0) await Promise.all(works);
    },
    clear: () => shown.clear(),
  };
}

/** Whether a figure is on a page that is shown; a frame that was loaded anew leaves its document before as it was. */
function isOnPage({ isConnected, ownerDocument }: Element): boolean {
  return isConnected && ownerDocument.defaultView !== null;
}

/** A figure that goes on with what the one before it at this place showed. */
function succeed(
  { figure, source }: Pick<ShownFigure, 'figure' | 'source'>,
  predecessor: ShownFigure | undefined,
): ShownFigure {
  const face = predecessor?.face ?? { image: undefined, note: undefined };
  if (predecessor) showFace(figure, face);
  return { figure, source, face, drawn: predecessor?.drawn, isHeritable: true };
}

interface Painter {
  readonly maker: PictureMaker;
  readonly theme: DiagramTheme;
  /** False as soon as something else is wanted of the figure. */
  isWanted(): boolean;
}

/** Brings a figure up to its source and a theme: with its picture, or with the last good one and the reason. */
async function paintFigure(each: ShownFigure, painter: Painter): Promise<void> {
  const reason = await drawInto(each, each.source, painter);
  if (reason === undefined || !painter.isWanted()) return;
  showReason(each, reason, painter);
  const last = each.drawn;
  if (last && last.theme !== painter.theme) await drawInto(each, last.source, painter);
}

/** Shows the picture of a source in the figure; answers why there is none, or undefined. */
async function drawInto(
  each: ShownFigure,
  source: string,
  { maker, theme, isWanted }: Painter,
): Promise<string | undefined> {
  const outcome = maker.known(source, theme) ?? (await maker.make(source, theme, isWanted));
  if (!outcome) return undefined;
  if ('reason' in outcome) return outcome.reason;
  const image = await loadImage(outcome.picture, theme, each.figure.ownerDocument);
  if (!image) return 'the picture cannot be shown.';
  if (!isWanted()) return undefined;
  each.drawn = { source, theme };
  // Words about its own source stay below the picture of an earlier one.
  setFace(each, { image, note: source === each.source ? undefined : each.face.note });
  return undefined;
}

function showReason(each: ShownFigure, reason: string, { isWanted }: Painter): void {
  const show = (): void => {
    if (isWanted()) setFace(each, { ...each.face, note: reason });
  };
  if (each.face.note === undefined) setTimeout(show, noteDelayMs);
  else show();
}

function setFace(each: ShownFigure, face: FigureFace): void {
  each.face = face;
  showFace(each.figure, face);
}

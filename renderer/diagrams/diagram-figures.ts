import { type FigureFace, figuresIn, loadImage, showFace, sourceOf } from './diagram-figure.ts';
import type { DiagramTheme } from './diagram-protocol.ts';
import { takePredecessors } from './find-predecessor.ts';
import type { PictureMaker } from './make-picture.ts';
import type { Outcome } from './picture-store.ts';

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
  /** The theme in which the image shows this source; undefined: it shows an earlier one, or there is none. */
  drawnIn: DiagramTheme | undefined;
  /** False once another post follows. */
  isHeritable: boolean;
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
    if (each.drawnIn === wanted) return;
    const work = paintFigure(each, wanted, maker, () => shown.get(each.figure) === each && theme === wanted);
    works.add(work);
    void work.finally(() => works.delete(work));
  };

  return {
    update(added) {
      const gone = [...shown.values()].filter(({ figure }) => !figure.isConnected);
      for (const { figure } of gone) shown.delete(figure);
      const found = new Set(added.flatMap(figuresIn));
      const fresh = [...found]
        .filter(figure => figure.isConnected && !shown.has(figure))
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

/** A figure that goes on with what the one before it at this place showed. */
function succeed(
  { figure, source }: Pick<ShownFigure, 'figure' | 'source'>,
  predecessor: ShownFigure | undefined,
): ShownFigure {
  const face = predecessor?.face ?? { image: undefined, note: undefined };
  const drawnIn = predecessor?.source === source ? predecessor.drawnIn : undefined;
  if (predecessor) showFace(figure, face);
  return { figure, source, face, drawnIn, isHeritable: true };
}

/** Brings a figure up to its source and a theme, unless something else is wanted of it by then. */
async function paintFigure(
  each: ShownFigure,
  theme: DiagramTheme,
  maker: PictureMaker,
  isWanted: () => boolean,
): Promise<void> {
  const outcome =
    maker.known(each.source, theme) ?? (await maker.make(each.source, theme, isWanted)) ?? undefined;
  if (!outcome || !isWanted()) return;
  const image = await imageOf(outcome, each.figure.ownerDocument);
  if (!isWanted()) return;
  if (image) {
    each.drawnIn = theme;
    setFace(each, { image, note: undefined });
    return;
  }
  const note = 'reason' in outcome ? outcome.reason : 'the picture cannot be shown.';
  if (each.face.note !== undefined) setFace(each, { ...each.face, note });
  else
    setTimeout(() => {
      if (isWanted()) setFace(each, { ...each.face, note });
    }, noteDelayMs);
}

async function imageOf(outcome: Outcome, owner: Document): Promise<HTMLImageElement | undefined> {
  return 'picture' in outcome ? loadImage(outcome.picture, owner) : undefined;
}

function setFace(each: ShownFigure, face: FigureFace): void {
  each.face = face;
  showFace(each.figure, face);
}

import type { DiagramFrame } from './diagram-frame.ts';
import { type DiagramAnswer, type DiagramTheme, maxSourceLength } from './diagram-protocol.ts';
import { nameDiagram } from './name-diagram.ts';
import { pictureAddress } from './picture-address.ts';
import { createPictureStore, type Outcome } from './picture-store.ts';

/** Makes pictures of sources, one at a time, and remembers them. */
export interface PictureMaker {
  /** What became of a source, when that is known. */
  known(source: string, theme: DiagramTheme): Outcome | undefined;
  /** Draws a source when its turn has come; undefined when `isWanted` says no by then, or nothing can draw just now. */
  make(source: string, theme: DiagramTheme, isWanted: () => boolean): Promise<Outcome | undefined>;
}

/** A maker that draws in `frame`. */
export function createPictureMaker(frame: DiagramFrame, limitMs: number): PictureMaker {
  const store = createPictureStore();
  let requests = 0;
  let last: Promise<unknown> = Promise.resolve();

  const draw = async (source: string, theme: DiagramTheme): Promise<Outcome | undefined> => {
    if (source.length > maxSourceLength)
      return { reason: `a diagram may have ${maxSourceLength} characters at most.` };
    requests += 1;
    const answer = await frame.draw({ id: requests, source, theme });
    // Nothing was said of this source: it may be asked again.
    if (answer === 'absent') return undefined;
    if (answer === 'late')
      return { reason: `drawing took more than ${limitMs / 1000} seconds and was stopped.` };
    return outcomeOf(answer, source);
  };
  const known = (source: string, theme: DiagramTheme): Outcome | undefined => store.get(source, theme);

  return {
    known,
    make(source, theme, isWanted) {
      const turn = last.then(async () => {
        if (!isWanted()) return undefined;
        const outcome = known(source, theme) ?? (await draw(source, theme));
        if (outcome) store.set(source, theme, outcome);
        return outcome;
      });
      last = turn;
      return turn;
    },
  };
}

function outcomeOf(answer: DiagramAnswer, source: string): Outcome {
  if (answer.kind === 'failed') return { reason: answer.reason };
  const { svg, width, height, title } = answer;
  return { picture: { address: pictureAddress(svg), width, height, alt: title || nameDiagram(source) } };
}

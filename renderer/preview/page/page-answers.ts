import type { PreviewAnswer } from '../../../shared/markdown/preview-protocol.ts';
import type { PreviewPlace } from '../preview-place.ts';
import { createPageRepair } from './page-repair.ts';
import type { PreviewPage } from './patch-preview.ts';

/** Answers on their way to the page, which may not be there yet. */
export interface PageAnswers {
  /** `isFresh`: the page drops what it shows first. */
  take(answer: PreviewAnswer, isFresh: boolean): void;
  /** Shows what waits, and all that follows, on another page. */
  attach(page: PreviewPage): void;
  /** The text changes. */
  noteChange(): void;
  /** Another post is opened: what waits is not shown. */
  forget(): void;
}

/** Answers for a page to come. `reopen`: asks for all of the post again, for a page that is not as it should be. */
export function createPageAnswers(place: Pick<PreviewPlace, 'beforePatch'>, reopen: () => void): PageAnswers {
  const repair = createPageRepair(reopen);
  let page: PreviewPage | undefined;
  let waiting: (() => void)[] = [];
  const show = (shown: PreviewPage, answer: PreviewAnswer, isFresh: boolean): void => {
    if (isFresh) {
      shown.clear();
      repair.noteFresh();
    }
    shown.apply(answer, place.beforePatch(isFresh), repair.noteFailure);
  };
  const take = (answer: PreviewAnswer, isFresh: boolean): void => {
    if (page) show(page, answer, isFresh);
    else waiting.push(() => take(answer, isFresh));
  };
  return {
    take,
    attach(next) {
      page = next;
      for (const each of waiting.splice(0)) each();
    },
    noteChange: () => repair.noteChange(),
    forget() {
      waiting = [];
      repair.noteChange();
    },
  };
}

import type {
  DocumentMetadata,
  PreviewAnswer,
  UnitPatch,
} from '../../../shared/markdown/preview-protocol.ts';
import { showLanguage } from '../base-direction.ts';
import { showHeader } from '../show-header.ts';
import { createLongTables } from '../tables/long-tables.ts';
import { createIdleWork } from './idle-work.ts';
import { patchUnits, type UnitList, writeLines } from './patch-units.ts';
import { outermostOf } from './place-units.ts';
import { createSlices } from './slices.ts';
import { readLine, type UnitOnPage } from './unit-on-page.ts';

/** A unit as it stands on the page. */
export type ShownUnit = UnitOnPage;

/** The frame's document, kept in step with the engine. */
export interface PreviewPage {
  /** The units on the page in order, with their first source lines. */
  readonly units: readonly ShownUnit[];
  readonly article: HTMLElement;
  /** What stands above the article. */
  readonly header: HTMLElement;
  /**
   * Changes what the answer names and leaves every other node alone. A long answer comes in parts, the first of them at
   * once, and later answers wait behind it; `onShown` is called after each part. `onFailed` gets what kept it from the page,
   * which is thrown where there is none; the page does not show what it should from then on.
   */
  apply(answer: PreviewAnswer, onShown?: () => void, onFailed?: (error: unknown) => void): void;
  /** Takes everything off the page, and forgets what waits. */
  clear(): void;
  /** Resolves when every answer given is on the page, or was forgotten. */
  settled(): Promise<void>;
}

/** The first source line of an element that has one. Right at any time; the attribute itself may lag for a moment. */
export function lineOf(element: Element): number | undefined {
  return readLine(element, 'data-line');
}

/** The last source line of an element that has one, right at any time. */
export function endLineOf(element: Element): number | undefined {
  return readLine(element, 'data-end-line');
}

/** Takes over a freshly loaded frame; undefined when `owner` is not the frame's own file. */
export function createPreviewPage(owner: Document): PreviewPage | undefined {
  const article = owner.querySelector<HTMLElement>('body > article');
  const header = owner.querySelector<HTMLElement>('body > header');
  if (!article || !header) return undefined;
  const slices = createSlices();
  const generated: UnitList = { article, units: [], end: () => null };
  const main: UnitList = {
    article,
    units: [],
    end: () => (generated.units[0] ? outermostOf(generated.units[0]) : null),
  };
  const lateLines = createIdleWork(isTimeUp => writeLines(main.units, isTimeUp));
  const longTables = createLongTables(article);
  let known: DocumentMetadata | undefined;

  function* patch(answer: PreviewAnswer, isTimeUp: () => boolean): Generator<void> {
    for (const each of answer.patches) yield* patchUnits(main, each, isTimeUp);
    for (const each of answer.generated) yield* patchUnits(generated, each, isTimeUp);
  }
  /** Each part of an answer on the page is whole: with the header above it. */
  function* show(answer: PreviewAnswer, isTimeUp: () => boolean, onShown?: () => void): Generator<void> {
    known = answer.metadata ?? known;
    const work = patch(answer, isTimeUp);
    for (let isDone = false; !isDone; ) {
      isDone = work.next().done === true;
      if (known && touchesHeader(answer)) {
        showHeader(header as HTMLElement, known.metadata, article as HTMLElement);
        showLanguage(article as HTMLElement, known.metadata.lang);
      }
      if (answer.patches.some(({ lines }) => lines !== 0)) lateLines.ask();
      onShown?.();
      if (!isDone) yield;
    }
    longTables.changed();
  }

  return {
    units: main.units,
    article,
    header,
    apply(answer, onShown, onFailed) {
      slices.add(isTimeUp => show(answer, isTimeUp, onShown), onFailed);
    },
    clear() {
      slices.clear();
      article.replaceChildren();
      main.units.length = 0;
      generated.units.length = 0;
    },
    settled: () => slices.settled(),
  };
}

/** The header repeats no title that the article begins with. */
function touchesHeader({ metadata, patches }: PreviewAnswer): boolean {
  return metadata !== null || patches.some(({ at }: UnitPatch) => at === 0);
}

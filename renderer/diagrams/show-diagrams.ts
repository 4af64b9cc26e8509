import { createDiagramFigures } from './diagram-figures.ts';
import { createDiagramFrame } from './diagram-frame.ts';
import type { DiagramTheme } from './diagram-protocol.ts';
import { createPictureMaker } from './make-picture.ts';

export interface DiagramsOptions {
  /** Where the hidden frame for drawing stands: in a page of ours that is laid out, never in the preview. */
  readonly parent: HTMLElement;
  /** The address of `diagrams/frame.html`. */
  readonly frameAddress: string;
  /** How long a picture may take, in ms. */
  readonly limitMs?: number;
  /** How long the program that draws may take to load, in ms. */
  readonly loadLimitMs?: number;
}

/** Puts pictures into the diagrams of the preview. */
export interface Diagrams {
  /**
   * Draws the diagrams of an article, those that are there and those that later patches bring, in the theme of its document
   * (`data-theme` of the root, else the system's), and lets go of the article before. What is shown stays until it is drawn
   * in another theme. A figure that takes the place of one with almost the same source takes over its picture until its own is drawn,
   * and keeps it while its source cannot be.
   */
  watch(article: HTMLElement): void;
  /** Another post follows: no picture of this one is handed on. */
  forget(): void;
  /** Resolves when every picture that can be drawn now is on the page. */
  settled(): Promise<void>;
  /** Takes the frame away. Nothing is drawn any more. */
  close(): void;
}

/** Diagrams that are drawn in a frame of their own, which is loaded when the first one is met. */
export function createDiagrams(options: DiagramsOptions): Diagrams {
  const { parent, frameAddress: address, limitMs = 5000, loadLimitMs = 30_000 } = options;
  const frame = createDiagramFrame({ parent, address, limitMs, loadLimitMs });
  const figures = createDiagramFigures(createPictureMaker(frame, limitMs));
  const patches = new MutationObserver(records => figures.update(records.flatMap(addedNodesOf)));
  const themes = new MutationObserver(() => applyTheme());
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let root: HTMLElement | undefined;
  const applyTheme = (): void => figures.setTheme(themeOf(root, darkness.matches));
  darkness.addEventListener('change', applyTheme);
  const disconnect = (): void => {
    patches.disconnect();
    themes.disconnect();
  };

  return {
    watch(article) {
      disconnect();
      root = article.ownerDocument.documentElement;
      patches.observe(article, { childList: true, subtree: true });
      themes.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
      applyTheme();
      figures.update([article]);
    },
    forget: () => figures.forget(),
    settled: () => figures.settled(),
    close() {
      disconnect();
      darkness.removeEventListener('change', applyTheme);
      figures.clear();
      frame.close();
    },
  };
}

function themeOf(root: HTMLElement | undefined, isSystemDark: boolean): DiagramTheme {
  const set = root?.dataset.theme;
  if (set === 'dark' || set === 'light') return set;
  return isSystemDark ? 'dark' : 'light';
}

function addedNodesOf({ addedNodes }: MutationRecord): Node[] {
  return [...addedNodes];
}

import type { Page } from '@playwright/test';

/** Either side of the divider. */
export type PaneName = 'editor' | 'preview';

/** A point that both panes have, in pixels from the top of a pane's window. */
interface Mark {
  readonly name: string;
  readonly top: number;
}

/** How a pane is scrolled and what is where in it, in pixels. */
export interface PaneView {
  readonly scrolled: number;
  readonly height: number;
  readonly length: number;
  /** What one line of text takes. */
  readonly lineHeight: number;
  /**
   * Where marks begin, in their order; `:half` is the middle of the line of a mark, `:end` the end of its paragraph, `:open`
   * and `:close` are the edges of the formula behind it. A picture stands still until its line is half through.
   */
  readonly marks: readonly Mark[];
  /** Where the notes at the end of the preview begin, which stand elsewhere in the text; undefined where there are none. */
  readonly notesTop: number | undefined;
}

/** Both panes as they are drawn: read from the boxes of words and pictures, and from nothing the program says of itself. */
export async function viewPanes(page: Page): Promise<Record<PaneName, PaneView>> {
  return {
    editor: await page.locator('.cm-scroller').evaluate(viewEditor),
    preview: await page.frameLocator('iframe[title="Preview"]').locator('article').evaluate(viewPreview),
  };
}

/** Runs in the page. */
function viewEditor(scroller: Element): PaneView {
  const base = scroller.getBoundingClientRect().top;
  const marks: Mark[] = [];
  let last = '';
  let isInFormula = false;
  const add = (name: string, top: number) => marks.push({ name, top: top - base });
  const addWords = (line: Element): void => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const found of (node.nodeValue ?? '').matchAll(/q\d+q/g)) {
        const range = document.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        const isFirst = (line.textContent?.indexOf(found[0]) ?? 0) < 12;
        const [box, row] = [line.getBoundingClientRect(), range.getBoundingClientRect()];
        // Within a paragraph a row is read from left to right: a word further on is further down.
        const share = row.top > box.top + row.height ? (row.left - box.left) / box.width : 0;
        add(found[0], isFirst ? box.top : row.top + share * row.height);
        last = found[0];
      }
  };
  const addEdges = (text: string, box: DOMRect): void => {
    if (text === '$$') {
      add(`${last}:${isInFormula ? 'close' : 'open'}`, isInFormula ? box.bottom : box.top);
      isInFormula = !isInFormula;
    }
    if (text === '</details>') add(`${last}:close`, box.bottom);
    if (!/q\d+q/.test(text)) return;
    isInFormula = false;
    add(`${last}:half`, (box.top + box.bottom) / 2);
    add(`${last}:end`, box.bottom);
  };
  for (const line of scroller.querySelectorAll('.cm-line')) {
    addWords(line);
    addEdges(line.textContent ?? '', line.getBoundingClientRect());
  }
  const { scrollTop, clientHeight, scrollHeight } = scroller;
  const content = scroller.querySelector('.cm-content') ?? scroller;
  const lineHeight = Number.parseFloat(getComputedStyle(content).lineHeight);
  return {
    scrolled: scrollTop,
    height: clientHeight,
    length: scrollHeight,
    lineHeight,
    marks,
    notesTop: undefined,
  };
}

/** Runs in the frame. */
function viewPreview(article: Element): PaneView {
  const owner = article.ownerDocument;
  const root = owner.documentElement;
  const view = owner.defaultView;
  const marks: Mark[] = [];
  let last = '';
  const add = (name: string, top: number) => marks.push({ name, top });
  const addText = (node: Node): void => {
    for (const found of (node.nodeValue ?? '').matchAll(/q\d+q/g)) {
      const range = owner.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      last = found[0];
      const block = node.parentElement?.closest('p, h2');
      const isFirst = block?.textContent?.startsWith(last) === true;
      const [box, row] = [(block ?? range).getBoundingClientRect(), range.getBoundingClientRect()];
      const share = row.top > box.top + row.height ? (row.left - box.left) / box.width : 0;
      add(last, block && isFirst ? box.top : row.top + share * row.height);
    }
  };
  const addImage = (image: Element): void => {
    last = image.getAttribute('alt') ?? '';
    add(last, image.getBoundingClientRect().top);
    add(`${last}:half`, image.getBoundingClientRect().top);
  };
  const addInside = (block: Element): void => {
    const isInner = (node: Node) => node.parentElement?.closest('p, h2, li, td, pre, summary') === block;
    const walker = owner.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === 3 && isInner(node)) addText(node);
      else if (node.nodeName === 'IMG' && isInner(node)) addImage(node as Element);
    }
  };
  const addEdges = (block: Element): void => {
    const box = block.getBoundingClientRect();
    if (block.matches('.math-display')) {
      add(`${last}:open`, box.top);
      add(`${last}:close`, box.bottom);
    } else if (block.localName === 'summary')
      add(`${last}:close`, block.parentElement?.getBoundingClientRect().bottom ?? box.bottom);
    else if (block.matches('p, h2') && !block.querySelector('img') && block.textContent?.includes(last))
      add(`${last}:end`, box.bottom);
  };
  const isNear = (block: Element) => {
    if (!block.checkVisibility({ contentVisibilityAuto: true })) return false;
    const { top, bottom } = block.getBoundingClientRect();
    return bottom > -2000 && top < 4000;
  };
  for (const block of article.querySelectorAll('p, h2, li, td, pre, summary, .math-display')) {
    if (!isNear(block)) continue;
    addInside(block);
    addEdges(block);
  }
  return {
    scrolled: view?.scrollY ?? 0,
    height: view?.innerHeight ?? 0,
    length: root.scrollHeight,
    lineHeight: Number.parseFloat(getComputedStyle(root).lineHeight),
    marks,
    notesTop: article.querySelector('section[data-footnotes]')?.getBoundingClientRect().top,
  };
}

/** The point of a pane's window at which it is read: a third down; from the top edge over the first window, to the bottom edge over the last two. */
function readingOf({ scrolled, height, length }: PaneView): number {
  const most = Math.max(0, length - height);
  const first = Math.min(height, most / 3);
  const last = Math.min(2 * height, (most * 2) / 3);
  if (most === 0) return 0;
  if (scrolled < first) return (height / 3) * (scrolled / first);
  if (scrolled <= most - last) return height / 3;
  return height / 3 + ((height * 2) / 3) * ((scrolled - most + last) / last);
}

/** Whether the notes at the end of the preview are being read. */
export function isAtNotes(view: PaneView): boolean {
  return view.notesTop !== undefined && view.notesTop <= readingOf(view);
}

/** Waits until neither pane has moved or grown for some frames. */
export async function panesAtRest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const view = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentWindow;
        const scroller = document.querySelector('.cm-scroller');
        if (!view || !scroller) return reject(new Error('there are no two panes'));
        let known = '';
        let still = 0;
        let frames = 0;
        const look = () => {
          const now = `${scroller.scrollTop} ${scroller.scrollHeight} ${view.scrollY} ${view.document.documentElement.scrollHeight}`;
          still = now === known ? still + 1 : 0;
          known = now;
          frames += 1;
          if (still >= 6) resolve();
          else if (frames > 600) reject(new Error('the panes do not come to rest'));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Turns the wheel over a pane. */
export async function turnWheel(page: Page, pane: PaneName, pixels: number): Promise<void> {
  const selector = pane === 'editor' ? '.cm-scroller' : 'iframe[title="Preview"]';
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`the ${pane} is not shown`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, pixels);
  await panesAtRest(page);
}

/**
 * How far, in pixels, the reading point of the pane that follows is from where the words at the reading point of the pane
 * that leads are; undefined where there is nothing around it that both show.
 */
export function distanceBetween(leader: PaneView, follower: PaneView): number | undefined {
  const places = new Map(follower.marks.map(({ name, top }) => [name, top]));
  const shared = leader.marks.filter(({ name }) => places.has(name));
  const reading = readingOf(leader);
  const at = shared.findLastIndex(mark => mark.top <= reading);
  const [before, after] = [shared[at], shared[at + 1]];
  const from = places.get(before?.name ?? '');
  const to = places.get(after?.name ?? '');
  if (!before || !after || from === undefined || to === undefined) return undefined;
  const share = (reading - before.top) / (after.top - before.top);
  return Math.abs(from + share * (to - from) - readingOf(follower));
}

/** How far the text has moved against the reading point, in pixels; 0 as well while the same mark is read. */
export function driftBetween(before: PaneView, after: PaneView): number {
  const known = new Map(after.marks.map(({ name, top }) => [name, top]));
  const index = before.marks.findLastIndex(({ name, top }) => top <= readingOf(before) && known.has(name));
  const mark = before.marks[index];
  if (!mark) return Number.POSITIVE_INFINITY;
  if (after.marks.findLast(({ top }) => top <= readingOf(after))?.name === mark.name) return 0;
  return Math.abs(mark.top - readingOf(before) - ((known.get(mark.name) ?? 0) - readingOf(after)));
}

/** How far a pane can be scrolled, in pixels. */
export function mostOf({ length, height }: PaneView): number {
  return Math.max(0, length - height);
}

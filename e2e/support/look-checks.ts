import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The part of axe-core that the checks use, as it stands in a page. */
interface Axe {
  run(context: Document, options: object): Promise<{ readonly violations: readonly AxeViolation[] }>;
  setup(context: Document): void;
  teardown(): void;
  readonly commons: { readonly text: { accessibleText(element: Element): string } };
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

type AxeWindow = typeof globalThis & { readonly axe: Axe };

/** What can be worked with a key or the mouse. */
const controls =
  'button, input, select, textarea, a[href], summary, [role="option"], [role="separator"], [contenteditable="true"]';

/**
 * What is wrong with the layout of the window as it stands, one line each: a document or pane that scrolls sideways,
 * a control outside the window or its pane, cut off, without a name, or over another one.
 */
export async function findLayoutDefects(page: Page): Promise<readonly string[]> {
  await putAxeInto(page);
  const geometry = geometryDefects(
    await page.evaluate(measureAreas),
    await page.evaluate(measureControls, controls),
  );
  const unnamed = await page.evaluate(selector => {
    const { axe } = globalThis as unknown as AxeWindow;
    axe.setup(document);
    const found = [...(document.querySelector('dialog:modal') ?? document).querySelectorAll(selector)]
      .filter(element => element.checkVisibility({ visibilityProperty: true }))
      .filter(element => axe.commons.text.accessibleText(element).trim() === '')
      .map(element => `no name: ${element.outerHTML.slice(0, 120)}`);
    axe.teardown();
    return found;
  }, controls);
  return [...geometry, ...unnamed];
}

/**
 * What axe-core finds against WCAG 2.0 to 2.2, levels A and AA, in the page, one line each; it does not look into
 * frames. One rule is left out: axe-core asks for a tab stop in all that scrolls, and Chromium gives it one by itself.
 */
export async function findAccessDefects(page: Page): Promise<readonly string[]> {
  await putAxeInto(page);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as AxeWindow;
    // A colour on its way to another is neither.
    const moving = document.getAnimations().filter(animation => animation instanceof CSSTransition);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const answer = await axe.run(document, {
      runOnly: { type: 'tag', values },
      rules: { 'scrollable-region-focusable': { enabled: false } },
      resultTypes: ['violations'],
      iframes: false,
    });
    return answer.violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/**
 * The same for the preview: in `copyPage`, on a copy of what the frame shows with all its styles, because no script
 * runs to its end inside a frame that forbids scripts.
 */
export async function findPreviewAccessDefects(page: Page, copyPage: Page): Promise<readonly string[]> {
  const { html, styles, width, height } = await page.locator('iframe[title="Preview"]').evaluate(element => {
    const frame = element as HTMLIFrameElement;
    const shown = frame.contentDocument;
    if (!shown) throw new Error('the preview cannot be read');
    const rules = [...shown.styleSheets].flatMap(sheet => [...sheet.cssRules]);
    return {
      html: shown.documentElement.outerHTML,
      styles: rules.map(rule => rule.cssText).join('\n'),
      width: frame.clientWidth,
      height: frame.clientHeight,
    };
  });
  await copyPage.setViewportSize({ width: Math.max(1, width), height: Math.max(1, height) });
  await copyPage.setContent(html.replace(/<meta[^>]*>|<link[^>]*>/g, '').replaceAll(/ src="[^"]*"/g, ''));
  await copyPage.addStyleTag({ content: styles });
  return findAccessDefects(copyPage);
}

/** Through the debugger's protocol, which the page's policy does not bind. */
async function putAxeInto(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axeSource);
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Area {
  readonly name: string;
  readonly width: number;
  readonly needed: number;
}

/** A control as the page lays it out. */
interface Control {
  readonly name: string;
  readonly box: Edges;
  /** What its panes and the window leave to be seen of their inside. */
  readonly room: Edges;
  /** Whether what is above or below the room can be scrolled to. */
  readonly scrolls: boolean;
  readonly isCutOff: boolean;
  /** The indexes of the controls it lies in. */
  readonly around: readonly number[];
}

function geometryDefects(areas: readonly Area[], controls: readonly Control[]): readonly string[] {
  return [
    ...areas
      .filter(({ width, needed }) => needed > width + 1)
      .map(({ name, width, needed }) => `scrolls sideways: ${name}: ${needed} > ${width}`),
    ...controls.filter(isOutside).map(({ name, box, room }) => {
      return `outside its place: ${name}: ${JSON.stringify(box)} in ${JSON.stringify(room)}`;
    }),
    ...controls.filter(({ isCutOff }) => isCutOff).map(({ name }) => `text cut off: ${name}`),
    ...controls.flatMap((control, index) =>
      controls
        .slice(index + 1)
        .filter(other => !other.around.includes(index) && overlaps(control, other))
        .map(other => `overlap: ${control.name} and ${other.name}`),
    ),
  ];
}

function isOutside({ box, room, scrolls }: Control): boolean {
  const isOutX = box.left < room.left - 1 || box.right > room.right + 1;
  const isOutY = box.top < room.top - 1 || box.bottom > room.bottom + 1;
  return isOutX || (isOutY && !scrolls);
}

function overlaps(one: Control, other: Control): boolean {
  const all = [one.box, one.room, other.box, other.room];
  const width = Math.min(...all.map(({ right }) => right)) - Math.max(...all.map(({ left }) => left));
  const height = Math.min(...all.map(({ bottom }) => bottom)) - Math.max(...all.map(({ top }) => top));
  return width > 1 && height > 1;
}

/** Runs in the page: must not refer to anything outside itself. */
function measureAreas(): Area[] {
  const panes =
    'header, nav, main, section, footer, form, dialog, [role="listbox"], [role="toolbar"], .cm-scroller';
  const preview = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
  const roots = [document.documentElement, ...(preview ? [preview.documentElement] : [])];
  return [...roots, ...document.querySelectorAll(panes)]
    .filter(element => element.clientWidth > 0 && element.checkVisibility({ visibilityProperty: true }))
    .map(element => ({
      name: `${element.localName} ${element.className} ${element.getAttribute('aria-label') ?? ''}`,
      width: element.clientWidth,
      needed: element.scrollWidth,
    }));
}

/** Runs in the page: must not refer to anything outside itself. */
function measureControls(selector: string): Control[] {
  // Below a modal dialog nothing can be reached; what is left of the window waits there for the focus.
  const shown = [
    ...(document.querySelector('dialog:modal') ?? document).querySelectorAll<HTMLElement>(selector),
  ]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .filter(element => element.getBoundingClientRect().right > 0);
  return shown.map(element => {
    const box = element.getBoundingClientRect();
    const clips: Element[] = [];
    for (let above = element.parentElement; above !== null; above = above.parentElement)
      if (getComputedStyle(above).overflowY !== 'visible') clips.push(above);
    const edges = [...clips.map(clip => clip.getBoundingClientRect())];
    const needs = element.localName === 'button' ? [element.scrollWidth, element.scrollHeight] : [0, 0];
    return {
      name: `${element.localName} ${element.className} "${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}"`,
      box: { left: box.left, right: box.right, top: box.top, bottom: box.bottom },
      room: {
        left: Math.max(0, ...edges.map(({ left }) => left)),
        right: Math.min(innerWidth, ...edges.map(({ right }) => right)),
        top: Math.max(0, ...edges.map(({ top }) => top)),
        bottom: Math.min(innerHeight, ...edges.map(({ bottom }) => bottom)),
      },
      scrolls: clips.some(clip => /auto|scroll/.test(getComputedStyle(clip).overflowY)),
      isCutOff: (needs[0] ?? 0) > element.clientWidth + 1 || (needs[1] ?? 0) > element.clientHeight + 1,
      around: shown.flatMap((other, index) => (other !== element && other.contains(element) ? [index] : [])),
    };
  });
}

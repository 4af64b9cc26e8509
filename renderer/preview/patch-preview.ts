import type { PreviewAnswer, PreviewUnit, UnitPatch } from '../../shared/markdown/preview-protocol.ts';
import { hastToDom } from './hast-to-dom.ts';
import { showHeader } from './show-header.ts';

/** A unit as it stands on the page. */
export interface ShownUnit {
  line: number;
  readonly nodes: readonly Node[];
}

/** The frame's document, kept in step with the engine. */
export interface PreviewPage {
  /** The units on the page in order, with their first source lines. */
  readonly units: readonly ShownUnit[];
  readonly article: HTMLElement;
  /** What stands above the article. */
  readonly header: HTMLElement;
  /** Changes what the answer names and leaves every other node alone. */
  apply(answer: PreviewAnswer): void;
  /** Takes everything off the page. */
  clear(): void;
}

/** Takes over a freshly loaded frame; undefined when `owner` is not the frame's own file. */
export function createPreviewPage(owner: Document): PreviewPage | undefined {
  const article = owner.querySelector<HTMLElement>('body > article');
  const header = owner.querySelector<HTMLElement>('body > header');
  if (!article || !header) return undefined;
  let units: ShownUnit[] = [];
  let generated: ShownUnit[] = [];
  const patch = (shown: ShownUnit[], after: Node | null, { at, remove, insert, lines }: UnitPatch): void => {
    const before = shown[at + remove]?.nodes[0] ?? after;
    const added = insert.map(unit => showUnit(unit, owner));
    for (const unit of shown.splice(at, remove, ...added)) removeUnit(unit);
    const fragment = owner.createDocumentFragment();
    fragment.append(...added.flatMap(unit => unit.nodes));
    article.insertBefore(fragment, before);
    if (lines !== 0) for (const unit of shown.slice(at + insert.length)) moveUnit(unit, lines);
  };

  return {
    get units() {
      return units;
    },
    article,
    header,
    apply(answer) {
      for (const each of answer.patches) patch(units, generated[0]?.nodes[0] ?? null, each);
      for (const each of answer.generated) patch(generated, null, each);
      if (answer.metadata) showHeader(header, answer.metadata.metadata, article);
    },
    clear() {
      for (const unit of [...units, ...generated]) removeUnit(unit);
      units = [];
      generated = [];
    },
  };
}

function showUnit(unit: PreviewUnit, owner: Document): ShownUnit {
  const nodes = hastToDom(unit.nodes, owner, unit.line);
  // Every unit keeps a place on the page, so that the next one can be put before it.
  return { line: unit.line, nodes: nodes.length > 0 ? nodes : [owner.createTextNode('')] };
}

function removeUnit(unit: ShownUnit): void {
  for (const node of unit.nodes) node.parentNode?.removeChild(node);
}

function moveUnit(unit: ShownUnit, lines: number): void {
  unit.line += lines;
  for (const node of unit.nodes) {
    if (!isElement(node)) continue;
    moveLine(node, lines);
    for (const inner of node.querySelectorAll('[data-line]')) moveLine(inner, lines);
  }
}

function moveLine(element: Element, lines: number): void {
  for (const name of ['data-line', 'data-end-line']) {
    const line = element.getAttribute(name);
    if (line !== null) element.setAttribute(name, String(Number(line) + lines));
  }
}

/** Whether a node is an element; `instanceof` does not hold across frames. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

import type { PreviewAnswer, PreviewUnit } from '../../shared/markdown/preview-protocol.ts';
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
  let generated: readonly ChildNode[] = [];

  const firstNodeAt = (index: number): Node | null => units[index]?.nodes[0] ?? generated[0] ?? null;
  const replaceGenerated = (nodes: readonly Node[]): void => {
    for (const node of generated) node.remove();
    generated = nodes as readonly ChildNode[];
    article.append(...nodes);
  };

  return {
    get units() {
      return units;
    },
    article,
    header,
    apply(answer) {
      for (const { at, remove, insert } of answer.patches) {
        const before = firstNodeAt(at + remove);
        const shown = insert.map(unit => showUnit(unit, owner));
        for (const unit of units.splice(at, remove, ...shown)) removeUnit(unit);
        const fragment = owner.createDocumentFragment();
        fragment.append(...shown.flatMap(unit => unit.nodes));
        article.insertBefore(fragment, before);
      }
      if (answer.shift) for (const unit of units.slice(answer.shift.from)) moveUnit(unit, answer.shift.lines);
      if (answer.generated) replaceGenerated(hastToDom(answer.generated, owner));
      showHeader(header, answer.metadata, article);
    },
    clear() {
      for (const unit of units) removeUnit(unit);
      units = [];
      replaceGenerated([]);
    },
  };
}

function showUnit(unit: PreviewUnit, owner: Document): ShownUnit {
  const nodes = hastToDom(unit.nodes, owner);
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
  const line = element.getAttribute('data-line');
  if (line !== null) element.setAttribute('data-line', String(Number(line) + lines));
}

/** Whether a node is an element; `instanceof` does not hold across frames. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

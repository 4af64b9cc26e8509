import type { UnitWrapper } from '../../../shared/markdown/preview-protocol.ts';
import { dropEmptyChunk, tidyChunks } from './chunks.ts';
import { changeAttributes, makeWrapper } from './hast-to-dom.ts';

/** What has a place on the page. */
export interface PlacedUnit {
  /** First source line, 1-based; 0 for units without source. */
  readonly line: number;
  /** Never empty; neighbours in one element. */
  readonly nodes: readonly Node[];
  /** The elements around them inside the article, outermost first. */
  readonly within: readonly UnitWrapper[];
}

/** Where units are put. */
export interface UnitPlace {
  readonly article: HTMLElement;
  readonly left: PlacedUnit | undefined;
  readonly right: PlacedUnit | undefined;
  /** What follows where there is no `right`. */
  readonly end: Node | null;
}

/** What each wrapper on the page was made as. */
const made = new WeakMap<Node, UnitWrapper>();

/** Takes the nodes of units away, and the wrappers that are empty then. */
export function removeUnits(article: HTMLElement, units: readonly PlacedUnit[]): void {
  for (const { nodes } of units) {
    let parent: Node | null = nodes[0]?.parentNode ?? null;
    for (const node of nodes) node.parentNode?.removeChild(node);
    while (parent && parent !== article && !parent.firstChild) {
      const outer: Node | null = parent.parentNode;
      outer?.removeChild(parent);
      parent = outer;
    }
  }
}

/**
 * Puts units between two neighbours. Those that name the same wrappers as the one before get to stand in the same
 * elements: wrappers are made and cut in two for it. See {@link joinWrappers} for what follows.
 */
export function insertUnits(place: UnitPlace, added: readonly PlacedUnit[]): void {
  const { left, right } = place;
  if (left && right) splitWrappers(left, right, sharedByAll([left, ...added, right]));
  let before = left;
  for (const unit of added) {
    insertUnit(place, before, unit);
    before = unit;
  }
  before = left;
  for (const unit of right ? [...added, right] : added) {
    showWrapperLines(before, unit);
    before = unit;
  }
  if (added[0]) tidyChunks(place.article, outermostOf(added[0]).parentNode);
}

/** Shows the line of `unit` in the wrappers that begin with it; `before` stands before it. */
export function showWrapperLines(before: PlacedUnit | undefined, unit: PlacedUnit): void {
  for (let depth = sharedDepth(before, unit); depth < unit.within.length; depth += 1)
    if (unit.line > 0) (branchOf(unit, depth) as Element).setAttribute('data-line', String(unit.line));
}

/** Whether an element was made around units, and is no part of one. */
export function isWrapper(element: Element): boolean {
  return made.has(element);
}

/** What a unit is, or is in, among the blocks of the article; of several nodes the first. */
export function outermostOf(unit: PlacedUnit): Node {
  return branchOf(unit, 0);
}

/** How many wrappers two neighbours share. */
function sharedDepth(one: PlacedUnit | undefined, other: PlacedUnit): number {
  if (!one) return 0;
  const differing = one.within.findIndex(({ id }, depth) => other.within[depth]?.id !== id);
  return differing < 0 ? one.within.length : differing;
}

function sharedByAll(units: readonly PlacedUnit[]): number {
  return Math.min(...units.slice(1).map((unit, index) => sharedDepth(units[index], unit)));
}

/** The wrapper of a unit at a depth, 0 being the outermost; below the wrappers its first node. */
function branchOf(unit: PlacedUnit, depth: number, node: Node | undefined = unit.nodes[0]): Node {
  let branch = node as Node;
  for (let level = unit.within.length; level > depth; level -= 1) branch = parentOf(branch);
  return branch;
}

/** What a node that is on the page is in. */
function parentOf({ parentNode }: Node): Node {
  if (!parentNode) throw new Error('A part of the preview is not on its page any more');
  return parentNode;
}

/** As {@link branchOf}, with the last node below the wrappers. */
function lastBranchOf(unit: PlacedUnit, depth: number): Node {
  return branchOf(unit, depth, unit.nodes.at(-1));
}

/** Lets two units that stand side by side share no wrapper from `depth` on. */
function splitWrappers(left: PlacedUnit, right: PlacedUnit, depth: number): void {
  const deepest = Math.min(left.within.length, right.within.length) - 1;
  for (let level = deepest; level >= depth; level -= 1) {
    const shared = branchOf(right, level);
    if (shared !== branchOf(left, level)) continue;
    const wrapper = made.get(shared) ?? right.within[level];
    if (!wrapper) continue;
    const second = createWrapper(shared.ownerDocument as Document, wrapper, right, level);
    moveFrom(branchOf(right, level + 1), second);
    shared.parentNode?.insertBefore(second, shared.nextSibling);
  }
}

/** Moves a node and its later siblings. */
function moveFrom(first: Node, target: Node): void {
  let node: Node | null = first;
  while (node) {
    const next: Node | null = node.nextSibling;
    target.appendChild(node);
    node = next;
  }
}

function insertUnit(place: UnitPlace, before: PlacedUnit | undefined, unit: PlacedUnit): void {
  const { article, right, end } = place;
  const owner = article.ownerDocument;
  const depth = sharedDepth(before, unit);
  if (before) takeOverProperties(before, unit, depth);
  const next = before ? lastBranchOf(before, depth).nextSibling : right ? outermostOf(right) : end;
  const beside = before ? lastBranchOf(before, depth) : next;
  let branch: Node = owner.createDocumentFragment();
  for (const node of unit.nodes) branch.appendChild(node);
  for (let level = unit.within.length - 1; level >= depth; level -= 1) {
    const wrapper = unit.within[level];
    if (!wrapper) continue;
    const outer = createWrapper(owner, wrapper, unit, level);
    outer.appendChild(branch);
    branch = outer;
  }
  (beside ? parentOf(beside) : article).insertBefore(branch, next);
}

/** What a new unit says of a wrapper holds from now on. */
function takeOverProperties(before: PlacedUnit, unit: PlacedUnit, depth: number): void {
  for (let level = 0; level < depth; level += 1) {
    const wrapper = unit.within[level];
    if (wrapper) changeWrapper(branchOf(before, level) as Element, wrapper, unit, level);
  }
}

function changeWrapper(element: Element, wrapper: UnitWrapper, unit: PlacedUnit, depth: number): void {
  const last = made.get(element);
  const isSame = !last || JSON.stringify(last.properties) === JSON.stringify(wrapper.properties);
  if (isSame) return;
  const owner = element.ownerDocument;
  changeAttributes(
    element,
    createWrapper(owner, last, unit, depth),
    createWrapper(owner, wrapper, unit, depth),
  );
  made.set(element, wrapper);
}

function createWrapper(owner: Document, wrapper: UnitWrapper, unit: PlacedUnit, depth: number): Element {
  const within = unit.within.slice(0, depth).map(({ tagName }) => tagName);
  const element = makeWrapper(wrapper, owner, { line: unit.line, within });
  // It grows with its units, and no guess at its height would hold.
  if (depth === 0) element.style.setProperty('content-visibility', 'visible');
  made.set(element, wrapper);
  return element;
}

/** Puts the wrappers together that two units side by side are to share; what is known of the first's holds. */
export function joinWrappers(first: PlacedUnit, second: PlacedUnit): void {
  const depth = sharedDepth(first, second);
  for (let level = 0; level < depth; level += 1) {
    const one = branchOf(first, level) as Element;
    const other = branchOf(second, level) as Element;
    if (one === other) continue;
    const containers = [one.parentNode, other.parentNode];
    // The shorter one moves: a list of thousands may get a new first item.
    if (one.childNodes.length > other.childNodes.length) {
      if (other.firstChild) moveFrom(other.firstChild, one);
      other.remove();
    } else {
      const wrapper = made.get(one);
      if (wrapper) changeWrapper(other, wrapper, first, level);
      moveBefore(one, other);
    }
    for (const container of containers) dropEmptyChunk(container);
  }
}

/** Moves what is in `one`, and where it begins, into the start of `other`. */
function moveBefore(one: Element, other: Element): void {
  const line = one.getAttribute('data-line');
  if (line !== null) other.setAttribute('data-line', line);
  while (one.lastChild) other.insertBefore(one.lastChild, other.firstChild);
  one.remove();
}

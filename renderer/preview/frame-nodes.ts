/*
 * What `instanceof` would tell if it held across frames: the preview's nodes are of another window than this program.
 */

/** Whether a node is an element. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The element an event happened on. */
export function elementOf(target: EventTarget | null): Element | undefined {
  return target && 'closest' in target ? (target as Element) : undefined;
}

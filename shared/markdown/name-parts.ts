import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** As long as a name that is read aloud is of use, in UTF-16 units. */
const maxNameLength = 120;

const lists: ReadonlySet<string> = new Set(['ul', 'ol']);

/**
 * Gives callouts and the boxes of tasks what a screen reader calls them by: a callout its title, a box the words of its
 * task. Without it a callout is a nameless landmark and a box just a box.
 */
export function nameParts(tree: Root): void {
  visit(tree, 'element', node => {
    if (node.tagName === 'aside' && hasClass(node, 'callout')) nameCallout(node);
    else if (hasClass(node, 'task-list-item')) nameBox(node);
  });
}

function nameCallout(callout: Element): void {
  const title = callout.children.find(
    (child): child is Element => child.type === 'element' && hasClass(child, 'callout-title'),
  );
  callout.properties.role = 'note';
  giveName(callout, title ? textOf(title) : '');
}

function nameBox(item: Element): void {
  const [first] = item.children.filter(child => child.type === 'element');
  const box = [first, ...(first?.children ?? [])].find(
    (child): child is Element => child?.type === 'element' && child.tagName === 'input',
  );
  if (box) giveName(box, ownTextOf(item));
}

/** Without the tasks below it. */
function ownTextOf({ children }: Element): string {
  return children
    .map(child => (child.type === 'element' && lists.has(child.tagName) ? '' : textOf(child)))
    .join('');
}

function giveName({ properties }: Element, text: string): void {
  const name = text.replaceAll(/\s+/g, ' ').trim().slice(0, maxNameLength).trim();
  if (name !== '') properties.ariaLabel ??= name;
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

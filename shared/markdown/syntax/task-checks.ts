import type { Extension } from 'mdast-util-from-markdown';

/**
 * Gives the box of a task to the list item around it, also where the paragraph it begins has become the term of a
 * definition. Stands after the extension of GFM, which takes the node around the paragraph for the item.
 */
export const taskChecks: Extension = {
  exit: {
    taskListCheckValueChecked() {
      check(this.stack, true);
    },
    taskListCheckValueUnchecked() {
      check(this.stack, false);
    },
  },
};

function check(stack: readonly { type: string }[], isDone: boolean): void {
  const item = stack.findLast(node => node.type === 'listItem');
  if (item && 'checked' in item) item.checked = isDone;
}

import { foldText } from '../../shared/search/fold-text.ts';
import { goToHeading } from '../actions/outline.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** As many rows as one looks through before typing more. */
const maxRows = 200;

/** Jumps to a heading of the open post by some of its words. */
export function GoToHeading() {
  const app = useApp();
  const { outline } = app.state.preview;
  const rows = outline.rows.value;
  const current = outline.current.value;
  const items = rows.map(({ text, depth }, index) => ({
    key: String(index),
    // Figure spaces are as wide in every row and are not folded into one.
    label: '\u2007\u2007'.repeat(depth) + (text || 'Heading without text'),
    folded: foldText(text),
  }));
  const itemsFor = (query: string) => {
    const words = foldText(query).split(/\s+/u).filter(Boolean);
    if (words.length === 0) return rowsAround(items, current);
    return items.filter(({ folded }) => words.every(word => folded.includes(word))).slice(0, maxRows);
  };
  return (
    <Dialog title="Go to heading" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Go to heading"
        placeholder="Words of the heading"
        empty={rows.length === 0 ? 'This post has no headings yet.' : 'No heading has these words.'}
        itemsFor={itemsFor}
        start={String(current)}
        onPick={key => {
          app.state.dialogs.close();
          // The dialog gives the focus back when it is gone; only then may the editor take it.
          requestAnimationFrame(() => goToHeading(app, Number(key)));
        }}
      />
    </Dialog>
  );
}

/** As many of the items as are offered, with the one at `index` among them. */
function rowsAround<Item>(items: readonly Item[], index: number): readonly Item[] {
  const from = Math.max(0, Math.min(index - maxRows / 2, items.length - maxRows));
  return items.slice(from, from + maxRows);
}

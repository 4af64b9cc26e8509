import { goToHeading } from '../actions/outline.ts';
import { foldText } from '../state/match-posts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { useApp } from './app-context.ts';

/** As many rows as one looks through before typing more. */
const maxRows = 200;

/** Jumps to a heading of the open post by some of its words. */
export function GoToHeading() {
  const app = useApp();
  const rows = app.state.preview.outline.rows.value;
  const items = rows.map(({ text, depth }, index) => ({
    key: String(index),
    // Figure spaces are as wide in every row and are not folded into one.
    label: '\u2007\u2007'.repeat(depth) + (text || 'Heading without text'),
    folded: foldText(text),
  }));
  const itemsFor = (query: string) => {
    const words = foldText(query).split(/\s+/u).filter(Boolean);
    return items.filter(({ folded }) => words.every(word => folded.includes(word))).slice(0, maxRows);
  };
  return (
    <Dialog title="Go to heading" isTitleHidden onClose={app.state.dialogs.close}>
      <PickList
        label="Go to heading"
        placeholder="Words of the heading"
        empty={rows.length === 0 ? 'This post has no headings yet.' : 'No heading has these words.'}
        itemsFor={itemsFor}
        onPick={key => {
          app.state.dialogs.close();
          // The dialog gives the focus back when it is gone; only then may the editor take it.
          requestAnimationFrame(() => goToHeading(app, Number(key)));
        }}
      />
    </Dialog>
  );
}

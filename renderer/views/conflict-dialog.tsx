import { compareSides } from '../../shared/merge/compare-sides.ts';
import { type ConflictChoice, resolveConflict } from '../actions/resolve-conflict.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';
import { SidesTable } from './sides-table.tsx';

interface ConflictDialogProps {
  readonly isGone: boolean;
  /** The text the file has now, where it is known. */
  readonly diskText: string | undefined;
}

/** Asks what becomes of an open post whose file was changed, or deleted, by another program. Escape leaves it open. */
export function ConflictDialog({ isGone, diskText }: ConflictDialogProps) {
  const app = useApp();
  const title = app.state.post.open.value?.entry.title ?? '';
  const choose = (choice: ConflictChoice) => () => void resolveConflict(app, choice);
  const rows = diskText === undefined ? [] : compareSides(app.desk.editor?.text() ?? '', diskText);
  return (
    <Dialog
      title="Changed on disk"
      size={rows.length > 0 ? 'large' : 'small'}
      isInterrupting
      onClose={() => app.state.post.setAsking(false)}
    >
      <p class="dialog-text">
        {isGone ? 'The file of' : 'Another window of Leysin, or another program, changed the file of'} “
        <bdi>{title}</bdi>”{' '}
        {isGone ? 'is gone: it was deleted, or moved and changed.' : 'while you were writing.'}{' '}
        {isGone
          ? 'Your text is still here. Keep mine writes it to a new file; Use the disk’s closes the post and puts your text aside for 30 days.'
          : 'You both changed the same place, and nothing was overwritten. Keep both writes yours to a file of its own. What you do not keep is put aside for 30 days.'}
      </p>
      {rows.length > 0 ? <SidesTable rows={rows} other="On the disk" /> : null}
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={choose('disk')}>
          Use the disk's
        </button>
        {isGone ? null : (
          <button type="button" class="button" onClick={choose('mine')}>
            Keep mine
          </button>
        )}
        <button type="button" class="button button-primary" onClick={choose('both')}>
          {isGone ? 'Keep mine' : 'Keep both'}
        </button>
      </div>
    </Dialog>
  );
}

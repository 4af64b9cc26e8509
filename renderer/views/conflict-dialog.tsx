import { type ConflictChoice, resolveConflict } from '../actions/resolve-conflict.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Asks what becomes of an open post whose file was changed, or deleted, by another program. Escape leaves it open. */
export function ConflictDialog({ isGone }: { readonly isGone: boolean }) {
  const app = useApp();
  const title = app.state.post.open.value?.entry.title ?? '';
  const choose = (choice: ConflictChoice) => () => void resolveConflict(app, choice);
  return (
    <Dialog title="Changed on disk" isInterrupting onClose={() => app.state.post.setAsking(false)}>
      <p class="dialog-text">
        Another program {isGone ? 'deleted or moved' : 'changed'} the file of “<bdi>{title}</bdi>” while you
        were writing.{' '}
        {isGone
          ? 'Your text is still here. Keep mine writes it to a new file; Use the disk’s closes the post.'
          : 'Nothing was overwritten. The version you do not keep is put aside for 30 days.'}
      </p>
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

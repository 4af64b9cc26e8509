import type { Standing } from '../../../shared/model/earlier-commits.ts';
import { takeOnline } from '../../actions/take-online.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';

/** Says where the history that is taken over comes from and what becomes of one's own, and asks. */
export function TakeOnlineDialog({ standing }: { readonly standing: Standing }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Take over the history online" size="large" onClose={close}>
      <p class="dialog-text">
        It comes from branch <strong>{standing.branch}</strong> of{' '}
        <span class="dialog-url">{standing.remoteUrl}</span>, as it is there now.
      </p>
      <p class="dialog-text">
        What you had not published stays in your files, as changes to be published. What was online and was
        taken away there goes from your files, too. Your commits are kept as they were.
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          Not now
        </button>
        <button type="button" class="button button-primary" onClick={() => void takeOnline(app, standing)}>
          Take it over
        </button>
      </div>
    </Dialog>
  );
}

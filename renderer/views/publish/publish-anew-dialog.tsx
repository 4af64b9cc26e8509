import type { Standing } from '../../../shared/model/earlier-commits.ts';
import { putOnlineAnew } from '../../actions/publish-anew.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { EarlierCommitsView } from './earlier-commits-view.tsx';

/** Shows where a branch that was deleted online goes again and what goes with it, and asks. */
export function PublishAnewDialog({ standing }: { readonly standing: Standing }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  return (
    <Dialog title="Publish the branch anew" size="large" onClose={close}>
      <p class="dialog-text">
        All that was published before goes online again
        {standing.earlier === null ? '' : ', with what was committed here since'}. Changes that are in no
        commit are not in it: publish those afterwards.
      </p>
      <p class="dialog-text">
        It goes to branch <strong>{standing.branch}</strong> of{' '}
        <span class="dialog-url">{standing.remoteUrl}</span>.
      </p>
      <EarlierCommitsView earlier={standing.earlier} />
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          Not now
        </button>
        <button type="button" class="button button-primary" onClick={() => void putOnlineAnew(app, standing)}>
          Publish it anew
        </button>
      </div>
    </Dialog>
  );
}

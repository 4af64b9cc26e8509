import { useState } from 'preact/hooks';
import { canBecomeDraft, takeBack } from '../../actions/take-back.ts';
import type { TakenPublish } from '../../state/dialog-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { EarlierCommitsView } from '../publish/earlier-commits-view.tsx';
import { PastFileName } from './past-file-name.tsx';

/** Says what taking a publish back does, and asks. */
export function TakeBackDialog({ publish }: { readonly publish: TakenPublish }) {
  const app = useApp();
  const { close } = app.state.dialogs;
  const { name, isOnline, standing } = publish;
  const [asDraft, setAsDraft] = useState(false);
  const [isNewPost] = useState(() => canBecomeDraft(app, publish));
  return (
    <Dialog
      title="Take back this publish"
      size={standing.earlier === null ? 'small' : 'large'}
      onClose={close}
    >
      <p class="dialog-text">
        {name ? (
          <strong>
            <bdi>{name}</bdi>
          </strong>
        ) : (
          'It brought:'
        )}
      </p>
      <TakenFiles publish={publish} />
      <p class="dialog-text">
        {isOnline
          ? 'The site goes back to what it was without this one publish; what was published later stays.'
          : 'This publish is not online yet. It goes online together with an entry that undoes it, so readers never see it on the site.'}{' '}
        Your text stays here as it is, not published, and you can publish it again.
      </p>
      <p class="dialog-text">
        This goes to branch <strong>{standing.branch}</strong> of{' '}
        <span class="dialog-url">{standing.remoteUrl}</span>.
      </p>
      <EarlierCommitsView earlier={standing.earlier} />
      <p class="dialog-text">
        The history online only grows: taking back is an entry of its own in it, and what was published once
        can still be read there.
      </p>
      {isNewPost ? (
        <label class="form-check">
          <input
            type="checkbox"
            checked={asDraft}
            onChange={event => setAsDraft(event.currentTarget.checked)}
          />
          <span>Mark this post as a draft here</span>
        </label>
      ) : null}
      <div class="dialog-buttons">
        <button type="button" class="button" data-first onClick={close}>
          {isOnline ? 'Keep it online' : 'Keep it'}
        </button>
        <button
          type="button"
          class="button button-primary"
          onClick={() => void takeBack(app, publish, asDraft)}
        >
          Take back
        </button>
      </div>
    </Dialog>
  );
}

/** More files than this are only counted. */
const mostNamed = 5;

function TakenFiles({ publish: { files } }: { readonly publish: TakenPublish }) {
  const more = files.length - mostNamed;
  return (
    <ul class="file-list taken-files" aria-label="Files">
      {files.slice(0, mostNamed).map(file => (
        <li key={file.path}>
          <PastFileName file={file} />
        </li>
      ))}
      {more > 0 ? <li>and {more} more</li> : null}
    </ul>
  );
}

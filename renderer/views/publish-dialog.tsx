import { useState } from 'preact/hooks';
import { describeDecision } from '../../shared/errors/describe-decision.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import { publishPlan, reviewChanges } from '../actions/publish-site.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';
import { DiffView } from './diff-view.tsx';

interface PublishDialogProps {
  readonly plan: PublishPlan;
  /** Null: every changed post. */
  readonly path: BlogPath | null;
}

/** Shows exactly what would be published, and asks for the message. */
export function PublishDialog({ plan, path }: PublishDialogProps) {
  const app = useApp();
  const { close } = app.state.dialogs;
  // Until the user writes one, the message follows the plan that is shown.
  const [written, setMessage] = useState<string | null>(null);
  const message = written ?? plan.message;
  const isEmpty = plan.files.length === 0 && plan.commitsWaiting === 0;
  return (
    <Dialog title="Publish" size="large" onClose={close}>
      <form
        class="form publish-form"
        onSubmit={event => {
          event.preventDefault();
          void publishPlan(app, plan, path, message);
        }}
      >
        <p class="dialog-text">
          To branch <strong>{plan.branch}</strong> of{' '}
          <span class="dialog-url">{plan.remoteUrl || plan.remote}</span>
        </p>
        <Scope path={path} />
        <Decisions plan={plan} />
        <label class="form-row">
          <span>Message</span>
          <input
            class="field"
            type="text"
            dir="auto"
            autocomplete="off"
            value={message}
            data-first
            onInput={event => setMessage(event.currentTarget.value)}
          />
        </label>
        <FileList plan={plan} />
        {plan.diff ? <DiffView diff={plan.diff} /> : null}
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={isEmpty}>
            Publish now
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Lets the user choose between the open post and everything that changed. */
function Scope({ path }: { readonly path: BlogPath | null }) {
  const app = useApp();
  const file = app.state.post.open.value;
  if (!file) return null;
  return (
    <fieldset class="scope">
      <legend class="spoken">What to publish</legend>
      <label class="form-check">
        <input
          type="radio"
          name="scope"
          checked={path !== null}
          onChange={() => void reviewChanges(app, file.path)}
        />
        <span>This post with its files</span>
      </label>
      <label class="form-check">
        <input
          type="radio"
          name="scope"
          checked={path === null}
          onChange={() => void reviewChanges(app, null)}
        />
        <span>All changed posts</span>
      </label>
    </fieldset>
  );
}

function Decisions({ plan }: { readonly plan: PublishPlan }) {
  if (plan.decisions.length === 0) return null;
  return (
    <ul class="decisions" aria-label="Before you publish">
      {plan.decisions.map(decision => (
        <li key={`${decision.kind} ${decision.detail}`}>{describeDecision(decision)}</li>
      ))}
    </ul>
  );
}

const changeWords = { added: 'New', modified: 'Changed', deleted: 'Deleted' } as const;

function FileList({ plan }: { readonly plan: PublishPlan }) {
  if (plan.files.length === 0)
    return (
      <p class="dialog-text">
        {plan.commitsWaiting > 0
          ? 'No file changed since the last commit; what was committed before goes online.'
          : 'Nothing to publish: all of it is online.'}
      </p>
    );
  return (
    <ul class="file-list" aria-label="Files">
      {plan.files.map(file => (
        <li key={file.path}>
          <span class={`change change-${file.change}`}>{changeWords[file.change]}</span> {file.path}
        </li>
      ))}
    </ul>
  );
}

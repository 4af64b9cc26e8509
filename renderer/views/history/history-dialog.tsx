import { askForTrust } from '../../actions/ask-for-trust.ts';
import { showScope } from '../../actions/show-history.ts';
import type { HistoryScope } from '../../state/history-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { HistoryDetail } from './history-detail.tsx';
import { HistoryList } from './history-list.tsx';

/** Past publishes of the post or the blog with what each changed, and the texts kept on this computer. */
export function HistoryDialog() {
  const app = useApp();
  const { history, blog, dialogs } = app.state;
  const { scope, items, error } = history.view.value;
  const isTrusted = blog.blog.value?.isTrusted === true;
  const isClosed = scope !== 'kept' && !isTrusted;
  return (
    <Dialog title="History" size="large" onClose={dialogs.close}>
      <div class="history">
        <Scopes scope={scope} />
        {isClosed ? <Untrusted /> : null}
        {items !== null && items.length > 0 ? (
          <div class="history-panes">
            <HistoryList items={items} />
            <HistoryDetail />
          </div>
        ) : null}
        {isClosed || error !== null || (items !== null && items.length > 0) ? null : (
          <output class="history-empty">{items === null ? 'Reading…' : emptyWords[scope]}</output>
        )}
        <FormError error={error} />
      </div>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={dialogs.close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

const emptyWords: { readonly [S in HistoryScope]: string } = {
  post: 'This post has not been published yet.',
  blog: 'Nothing has been published from this blog yet.',
  kept: 'Nothing was put aside in the last 30 days. A text that gives way to another one is kept here.',
};

const scopeWords: { readonly [S in HistoryScope]: string } = {
  post: 'This post',
  blog: 'Whole blog',
  kept: 'Kept on this computer',
};

function Scopes({ scope }: { readonly scope: HistoryScope }) {
  const app = useApp();
  const hasPost = app.state.post.open.value !== null;
  const offered = (Object.keys(scopeWords) as HistoryScope[]).filter(one => one !== 'post' || hasPost);
  return (
    <fieldset class="scope">
      <legend class="spoken">Whose history</legend>
      {offered.map(one => (
        <label key={one} class="form-check">
          <input
            type="radio"
            name="history-scope"
            checked={one === scope}
            data-first={one === scope ? true : undefined}
            onChange={() => void showScope(app, one)}
          />
          <span>{scopeWords[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Untrusted() {
  const app = useApp();
  return (
    <div class="history-empty">
      <p>
        What was published is kept by git, and git runs only in a blog you trust. What is kept on this
        computer can be seen without.
      </p>
      <button type="button" class="button button-small" onClick={() => void askForTrust(app, 'history')}>
        Trust this blog…
      </button>
    </div>
  );
}

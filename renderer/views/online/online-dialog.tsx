import { describeError } from '../../../shared/errors/describe-error.ts';
import type { OnlineChange, OnlineNews } from '../../../shared/model/online.ts';
import { changeSettings } from '../../actions/change-settings.ts';
import { openPost } from '../../actions/open-post.ts';
import { isCommandEnabled } from '../../commands/command-table.ts';
import {
  counted,
  describeChange,
  describeNews,
  describeTime,
  nameGetting,
} from '../../errors/describe-online.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { GettingButtons } from './getting-buttons.tsx';

/** What changed online, post by post, and whether that is looked for. */
export function OnlineDialog() {
  const app = useApp();
  const { dialogs, online } = app.state;
  const news = online.news.value;
  return (
    <Dialog title="Changes online" onClose={dialogs.close}>
      <p class="dialog-text">
        {news ? `${describeNews(news)}.` : 'Nothing is online that is not here, as far as is known.'}
      </p>
      {news && news.posts.length > 0 ? <Changes news={news} /> : null}
      <QuietFetch />
      <GettingButtons
        label={news ? nameGetting(news) : 'Look now'}
        isDisabled={!isCommandEnabled(app, 'publish.pull')}
      />
    </Dialog>
  );
}

function Changes({ news }: { readonly news: OnlineNews }) {
  const { posts, otherFiles } = news;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <ul class="online-list" aria-label="Posts changed online" tabIndex={0}>
        {posts.map(change => (
          <Change key={change.path} change={change} />
        ))}
      </ul>
      {otherFiles > 0 ? (
        <p class="dialog-text">And {counted(otherFiles, 'file')} that are no posts.</p>
      ) : null}
    </>
  );
}

function Change({ change }: { readonly change: OnlineChange }) {
  const app = useApp();
  const entry = app.state.blog.entries.value?.find(({ path }) => path === change.path);
  const title = entry?.title || change.path;
  const when = change.when === 0 ? '' : ` · ${describeTime(change.when, new Date())}`;
  return (
    <li class="online-item">
      {entry ? (
        <button
          type="button"
          class="link online-item-title"
          dir="auto"
          onClick={() => {
            app.state.dialogs.close();
            void openPost(app, change.path);
          }}
        >
          {title}
        </button>
      ) : (
        <span class="online-item-title" dir="auto">
          {title}
        </span>
      )}
      <div class="online-item-facts">
        {describeChange(change)}
        {when}
      </div>
    </li>
  );
}

/** A tick for the looking itself, which is on unless the user turns it off. */
function QuietFetch() {
  const app = useApp();
  const { isQuietFetchOn } = app.state.settings.settings.value;
  const { problem } = app.state.online;
  return (
    <div class="online-settings">
      <label class="form-check">
        <input
          type="checkbox"
          checked={isQuietFetchOn}
          onChange={event => void changeSettings(app, { isQuietFetchOn: event.currentTarget.checked })}
        />
        <span>Look for changes every few minutes, in blogs you trust</span>
      </label>
      {isQuietFetchOn && problem.value ? (
        <p class="online-item-facts">The last look did not succeed: {describeError(problem.value).title}.</p>
      ) : null}
    </div>
  );
}

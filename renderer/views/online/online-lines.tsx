import {
  type OnlineChange,
  type OnlineNews,
  type OnlineText,
  type WaitingPublish,
  wasInterrupted,
} from '../../../shared/model/online.ts';
import { getChanges } from '../../actions/get-changes.ts';
import { forgetWaiting, sendWaiting } from '../../actions/send-waiting.ts';
import { isCommandEnabled } from '../../commands/command-table.ts';
import {
  counted,
  describeAmount,
  describeChange,
  describeNews,
  describeWaiting,
  nameGetting,
} from '../../errors/describe-online.ts';
import { Icon } from '../../ui/icon.tsx';
import { useApp } from '../app-context.ts';

/** Quiet lines about what waits here for the network, and what changed online. */
export function OnlineLines() {
  const { waiting, news, isPutAway } = useApp().state.online;
  return (
    <>
      {waiting.value ? <WaitingLine waiting={waiting.value} /> : null}
      {news.value && !isPutAway.value ? <NewsLine news={news.value} /> : null}
    </>
  );
}

function WaitingLine({ waiting }: { readonly waiting: WaitingPublish }) {
  const app = useApp();
  const isBusy = !isCommandEnabled(app, 'publish.run');
  const isInterrupted = wasInterrupted(waiting.stopped);
  const look = waiting.stopped === null ? '' : ' banner-warning';
  return (
    <section
      class={`banner banner-online${look}`}
      aria-label={isInterrupted ? 'Not online yet' : 'Waiting for the network'}
    >
      <span class="online-words" role="status">
        {describeWaiting(waiting, app.state.blog.entries.value ?? [], new Date())}
      </span>
      <span class="banner-buttons">
        <button
          type="button"
          class="button button-small"
          disabled={isBusy}
          onClick={() => void sendWaiting(app)}
        >
          Send now
        </button>
        <button
          type="button"
          class="button button-small"
          title="It stays committed here, and the next publish takes it online"
          onClick={() => void forgetWaiting(app)}
        >
          {isInterrupted ? 'Not now' : 'Don’t send by itself'}
        </button>
      </span>
    </section>
  );
}

/** About the open post, where it is one of those that changed; else about all of them. */
function NewsLine({ news }: { readonly news: OnlineNews }) {
  const app = useApp();
  const { online, post, dialogs } = app.state;
  const path = post.open.value?.path;
  const change = path === undefined ? undefined : online.changes.value.get(path);
  const kind = change ? 'online-text' : 'online';
  return (
    <section class="banner banner-online" aria-label="Changed online">
      <span class="online-words" role="status">
        {change ? (
          <OpenChange change={change} text={online.openText.value} count={news.posts.length} />
        ) : (
          describeNews(news)
        )}
      </span>
      <span class="banner-buttons">
        <button type="button" class="button button-small" onClick={() => dialogs.show({ kind })}>
          {change ? 'Compare' : 'Show'}
        </button>
        {/* The button above has the command’s name; two of one name confuse those who hear them. */}
        <button
          type="button"
          class="button button-small"
          disabled={!isCommandEnabled(app, 'publish.pull')}
          onClick={() => void getChanges(app)}
        >
          {nameGetting(news)}
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label="Dismiss what changed online"
          title="Dismiss (the command Changes online shows it again)"
          onClick={() => online.putAway()}
        >
          <Icon name="close" />
        </button>
      </span>
    </section>
  );
}

interface OpenChangeProps {
  readonly change: OnlineChange;
  /** Null: not looked at yet. */
  readonly text: OnlineText | null;
  /** How many posts changed, this one counted. */
  readonly count: number;
}

function OpenChange({ change, text, count }: OpenChangeProps) {
  const facts = [
    text ? describeAmount(text) : '',
    count > 1 ? `and ${counted(count - 1, 'other post')}` : '',
  ].filter(fact => fact !== '');
  return (
    <>
      <strong>{describeChange(change)}</strong>
      {facts.map(fact => ` · ${fact}`)}
    </>
  );
}

import { describeNothing } from '../../shared/publish/describe-nothing.ts';
import { openLink } from '../actions/open-link.ts';
import { lastPublish, takeBackLast } from '../actions/take-back.ts';
import { runCommand } from '../commands/command-table.ts';
import { describePublish, describeStep, toneOf } from '../errors/describe-publish.ts';
import type { PublishStatus } from '../state/publish-state.ts';
import { useApp } from './app-context.ts';
import { CommandButton } from './command-button.tsx';
import { PreviewNote } from './preview-note.tsx';
import { TextCountsView } from './text-counts-view.tsx';

/** State of the file, how long the text is, how publishing goes or went, and what of the window is shown. */
export function StatusBar() {
  const { online, post, settings, side } = useApp().state;
  const { layout } = settings.settings.value;
  const fileState = post.fileState.value;
  const path = post.open.value?.path ?? '';
  const waiting = online.waiting.value;
  const isWaiting = fileState === 'Saved' && waiting?.stopped === null && waiting.files.includes(path);
  return (
    <footer class="status-bar">
      <output class={`file-state file-state-${stateClass(fileState)}`} aria-label="File state">
        {isWaiting ? 'Saved · Offline' : (fileState ?? '')}
      </output>
      <span class="status-path" title={post.open.value?.path}>
        {post.open.value?.path}
      </span>
      <TextCountsView />
      <PreviewNote />
      <PublishStatusView />
      <div class="status-toggles">
        <CommandButton id="view.toggleList" icon="list" look="icon" isPressed={side.isShown.value} />
        <CommandButton id="view.togglePreview" icon="columns" look="icon" isPressed={layout !== 'editor'} />
      </div>
    </footer>
  );
}

const stateClass = (state: string | null) => (state ?? 'none').toLowerCase().replaceAll(' ', '-');

/** Offers to undo what was just published. */
function TakeBackLink() {
  const app = useApp();
  if (lastPublish(app) === null) return null;
  return (
    <button type="button" class="link" onClick={() => void takeBackLast(app)}>
      Take back this publish
    </button>
  );
}

/** Where there was nothing to publish, offers what else there is to do. */
function NextStepLink({ status }: { readonly status: PublishStatus }) {
  const app = useApp();
  if (status.kind !== 'done' || status.what !== 'publish' || status.outcome.result !== 'nothing') return null;
  const { next } = describeNothing(status.outcome.rest);
  if (next === null) return null;
  return (
    <button type="button" class="link" onClick={() => runCommand(app, next.command)}>
      {next.label}
    </button>
  );
}

/** How far it is, and a way to stop it. */
function Running({ status }: { readonly status: Extract<PublishStatus, { kind: 'running' }> }) {
  return (
    <>
      <span class="publish-step">{describeStep(status.step)}…</span>
      <progress
        class="publish-progress"
        aria-label={describeStep(status.step)}
        max={1}
        value={status.step === null ? undefined : status.fraction}
      />
      {/* The bar says it, too, to those who hear it. */}
      <span class="publish-percent" aria-hidden="true">
        {status.step === null ? '' : `${Math.round(status.fraction * 100)} %`}
      </span>
      <button type="button" class="button button-small" onClick={status.cancel}>
        Cancel
      </button>
    </>
  );
}

function PublishStatusView() {
  const app = useApp();
  const status = app.state.publish.status.value;
  const waiting = app.state.online.waiting.value;
  const url = status.kind === 'done' ? status.outcome.url : null;
  return (
    <div class="publish-status">
      {status.kind === 'running' ? <Running status={status} /> : null}
      <output class={`publish-result tone-${toneOf(status, waiting)}`} aria-label="Publish result">
        {describePublish(status, app.state.blog.entries.value ?? [], waiting)}
      </output>
      <TakeBackLink />
      <NextStepLink status={status} />
      {url ? (
        <button type="button" class="link" onClick={() => openLink(app, url)}>
          Show online
        </button>
      ) : null}
    </div>
  );
}

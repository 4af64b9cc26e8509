import { openLink } from '../actions/open-link.ts';
import { describePublish, describeStep, toneOf } from '../errors/describe-publish.ts';
import { useApp } from './app-context.ts';
import { CommandButton } from './command-button.tsx';
import { PreviewNote } from './preview-note.tsx';
import { TextCountsView } from './text-counts-view.tsx';

/** State of the file, how long the text is, how publishing goes or went, and what of the window is shown. */
export function StatusBar() {
  const { post, settings, side } = useApp().state;
  const { layout } = settings.settings.value;
  const fileState = post.fileState.value;
  return (
    <footer class="status-bar">
      <output class={`file-state file-state-${stateClass(fileState)}`} aria-label="File state">
        {fileState ?? ''}
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

function PublishStatusView() {
  const app = useApp();
  const status = app.state.publish.status.value;
  const url = status.kind === 'done' ? status.outcome.url : null;
  return (
    <div class="publish-status">
      {status.kind === 'running' ? (
        <>
          <span class="publish-step">{describeStep(status.step)}…</span>
          <progress
            class="publish-progress"
            aria-label={describeStep(status.step)}
            max={1}
            value={status.step === null ? undefined : status.fraction}
          />
          <button type="button" class="button button-small" onClick={status.cancel}>
            Cancel
          </button>
        </>
      ) : null}
      <output class={`publish-result tone-${toneOf(status)}`} aria-label="Publish result">
        {describePublish(status, app.state.blog.entries.value ?? [])}
      </output>
      {url ? (
        <button type="button" class="link" onClick={() => openLink(app, url)}>
          Show online
        </button>
      ) : null}
    </div>
  );
}

import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Settings } from '../../shared/model/settings.ts';
import type { App } from '../actions/app.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { focusDesk } from '../actions/focus-desk.ts';
import { createScrollSync } from '../sync/scroll-sync.ts';
import { Splitter } from '../ui/splitter.tsx';
import { useApp } from './app-context.ts';
import { EditorPane } from './editor-pane.tsx';
import { LockButton } from './lock-button.tsx';
import { PreviewPane } from './preview-pane.tsx';

const minShare = 0.2;
const maxShare = 0.8;

/** Editor and preview beside each other, or one above the other in a narrow window. */
export function DeskView() {
  const app = useApp();
  const { settings, side, post } = app.state;
  const dragged = useSignal<number | null>(null);
  const isStacked = side.isNarrow.value;
  const shareName = isStacked ? 'stackedEditorShare' : 'editorShare';
  const share = dragged.value ?? settings.settings.value[shareName];
  const isEmpty = post.open.value === null;
  const { layout } = settings.settings.value;
  useLayoutEffect(() => joinPanes(app), [app]);
  useLayoutEffect(() => keepFocus(app, layout), [layout]);
  useSignalEffect(() => app.desk.sync?.setLocked(settings.settings.value.isScrollLocked));
  return (
    <div
      class={`desk desk-${layout}${isEmpty ? ' is-empty' : ''}`}
      style={{ '--editor-share': `${share}fr`, '--preview-share': `${1 - share}fr` }}
    >
      <EmptyDesk />
      <EditorPane />
      {layout === 'both' ? (
        <div class="divider">
          <Splitter
            within=".desk"
            label="Size of editor and preview"
            isStacked={isStacked}
            share={share}
            min={minShare}
            max={maxShare}
            onMove={value => {
              dragged.value = value;
            }}
            onEnd={value => {
              dragged.value = null;
              void changeSettings(app, { [shareName]: value });
            }}
          />
          <LockButton />
        </div>
      ) : null}
      <PreviewPane />
    </div>
  );
}

/** Has both panes, which are there by now, show the same place. */
function joinPanes({ desk, state }: App): () => void {
  const { editor, preview } = desk;
  if (editor && preview) desk.sync = createScrollSync({ editor: editor.pane, preview: preview.pane });
  desk.sync?.setLocked(state.settings.settings.peek().isScrollLocked);
  return () => {
    desk.sync = null;
  };
}

/** Leads the focus out of a pane that has just been hidden, and out of nowhere; from elsewhere it is not taken. */
function keepFocus(app: App, layout: Settings['layout']): void {
  if (app.state.post.open.peek() === null) return;
  const isPreviewAlone = layout === 'preview';
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body;
  if (!isLost && !activeElement.closest(isPreviewAlone ? '.editor-pane' : '.preview-pane')) return;
  focusDesk(app);
}

function EmptyDesk() {
  const { blog, post } = useApp().state;
  if (post.open.value !== null) return null;
  if (blog.phase.value.kind === 'opening') return <p class="desk-hint">Opening your blog…</p>;
  if (blog.phase.value.kind === 'none')
    return (
      <p class="desk-hint">
        No blog is open. Choose the folder of your posts with Open blog, or get one with Clone a blog in the
        list of commands.
      </p>
    );
  return <p class="desk-hint">Choose a post from the list, or write a new one.</p>;
}

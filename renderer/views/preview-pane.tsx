import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../actions/app.ts';
import { followLink } from '../actions/follow-link.ts';
import { createPreview } from '../preview/create-preview.ts';
import { useApp } from './app-context.ts';
import { CommentsRegion } from './comments-region.tsx';

/** The post as readers will see it, in a frame without scripts, with their comments below. */
export function PreviewPane() {
  const app = useApp();
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => (frame.current ? mountPreview(app, frame.current) : undefined), [app]);
  useSignalEffect(() => app.desk.preview?.setTheme(app.state.settings.theme.value));
  return (
    <section class="preview-pane" aria-label="Reader’s view">
      <iframe
        ref={frame}
        class="preview-frame"
        title="Preview"
        sandbox="allow-same-origin"
        src="preview/frame.html"
      />
      <CommentsRegion />
    </section>
  );
}

function mountPreview(app: App, frame: HTMLIFrameElement): () => void {
  const { desk, state } = app;
  const preview = createPreview({
    frame,
    onAnswer: answer => state.preview.take(answer),
    onOpenLink: (href, kind) => followLink(app, href, kind),
    onPickLine: line => desk.editor?.goTo(line),
    onStalled: isStalled => state.preview.setStalled(isStalled),
  });
  preview.setTheme(state.settings.theme.peek());
  desk.preview = preview;
  return () => {
    desk.preview = null;
    preview.close();
  };
}

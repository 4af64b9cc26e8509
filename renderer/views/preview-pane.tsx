import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../actions/app.ts';
import { followLink } from '../actions/follow-link.ts';
import { pickText, startWriting } from '../actions/pick-text.ts';
import { offerRemotePictures } from '../actions/remote-pictures.ts';
import { createPreview } from '../preview/create-preview.ts';
import { listenToOffers } from '../preview/listen-to-offers.ts';
import { useApp } from './app-context.ts';
import { CommentsRegion } from './comments-region.tsx';

/** The post as readers will see it, in a frame without scripts, with their comments below. */
export function PreviewPane() {
  const app = useApp();
  const hasRemotePictures = app.state.blog.blog.value?.remotePictures === true;
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => (frame.current ? mountPreview(app, frame.current) : undefined), [app]);
  useSignalEffect(() => app.desk.preview?.setTheme(app.state.settings.theme.value));
  useSignalEffect(() => app.desk.preview?.setZoom(app.state.settings.settings.value.zoom));
  return (
    <section class="preview-pane" aria-label="Reader’s view">
      <iframe
        ref={frame}
        class="preview-frame"
        title="Preview"
        sandbox="allow-same-origin"
        // A document keeps the policy it came with: pictures of other sites are for another one.
        src={hasRemotePictures ? 'preview/frame-with-pictures.html' : 'preview/frame.html'}
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
    lastLine: () => desk.editor?.lineCount() ?? 1,
    isFollowing: () => desk.sync?.isLocked ?? true,
    caretTop: () => desk.editor?.caretTop(),
    onPick: picked => pickText(app, picked),
    onWrite: () => startWriting(app),
    onKey: passKey,
    onHand({ isApart, isKey }) {
      desk.sync?.take('preview', isApart);
      if (!isKey) preview.letCaretGo();
    },
    onScroll: () => desk.sync?.scrolled('preview'),
    onRest: () => desk.sync?.rested('preview'),
    onStanding: (standing, plain) => state.preview.setStanding(standing, plain),
  });
  const stopListening = listenToOffers(frame, () => offerRemotePictures(app));
  preview.setTheme(state.settings.theme.peek());
  desk.preview = preview;
  return () => {
    desk.preview = null;
    stopListening();
    preview.close();
  };
}

/** Keys of the app work in the frame, too, although its events end there; says whether one was used. */
function passKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const copy = { key, code, ctrlKey, metaKey, altKey, shiftKey, cancelable: true };
  return !window.dispatchEvent(new KeyboardEvent('keydown', copy));
}

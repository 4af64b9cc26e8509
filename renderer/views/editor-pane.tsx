import { effect, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../actions/app.ts';
import { followText } from '../actions/change-field-follow.ts';
import { convertPasted } from '../actions/convert-pasted.ts';
import { insertImages } from '../actions/insert-images.ts';
import { rememberPlace } from '../actions/leave-post.ts';
import { createEditor } from '../editor/create-editor.ts';
import { listenToHands } from '../sync/listen-to-hands.ts';
import { useApp } from './app-context.ts';
import { PropertiesPanel } from './properties/properties-panel.tsx';

/** The writing surface; hidden until a post is open. */
export function EditorPane() {
  const app = useApp();
  const parent = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    app.desk.chooseImages = () => picker.current?.click();
    return parent.current ? mountEditor(app, parent.current) : undefined;
  }, [app]);
  useLayoutEffect(
    () =>
      // At once, unlike an effect after the next frame: the post that is shown takes the focus, and nothing inert can.
      effect(() => {
        if (parent.current) parent.current.inert = app.state.post.isOpening.value;
      }),
    [app],
  );
  useSignalEffect(() => app.desk.editor?.setTheme(app.state.settings.theme.value));
  useSignalEffect(() => app.desk.editor?.setZoom(app.state.settings.settings.value.zoom));
  return (
    <section class="editor-pane" aria-label="Editor">
      <PropertiesPanel />
      <div class="editor-host" id="editor" ref={parent} />
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Images to insert"
        onChange={event => {
          const field = event.currentTarget;
          void insertImages(app, [...(field.files ?? [])], 'caret');
          field.value = '';
        }}
      />
    </section>
  );
}

/** How long caret and scroll rest before main is told of them, in ms. */
const placeDelayMs = 1_000;

function mountEditor(app: App, parent: HTMLElement): () => void {
  const { desk } = app;
  let placeTimer: ReturnType<typeof setTimeout> | undefined;
  const placeSoon = () => {
    clearTimeout(placeTimer);
    placeTimer = setTimeout(() => rememberPlace(app), placeDelayMs);
  };
  const editor = createEditor({
    parent,
    onChange: changes => {
      desk.writer?.changed(changes);
      desk.preview?.change(changes);
      followText(app, changes);
    },
    onCaret: (place, isTyping) => {
      if (isTyping) desk.sync?.typed();
      app.state.preview.outline.setCaret(Math.floor(place));
      desk.preview?.showCaret(place);
      placeSoon();
    },
    onScroll: () => {
      desk.sync?.scrolled('editor');
      placeSoon();
    },
    onRest: () => desk.sync?.rested('editor'),
    onSent: where => {
      if (where === 'line') desk.sync?.take('editor', false);
      else if (where === 'body') desk.sync?.began('editor');
      // The preview is told of the other post only after the editor.
      else queueMicrotask(() => desk.sync?.placed('editor'));
    },
    onPasteImages: (images, at) => void insertImages(app, images, at),
    nonce: document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '',
    htmlToMarkdown: html => convertPasted(app, html),
    onBlur: () => void desk.writer?.save(),
  });
  desk.editor = editor;
  listenToHands(editor.surface, ({ isApart, isKey }) => {
    desk.sync?.take('editor', isApart);
    if (!isKey) desk.preview?.letCaretGo();
  });
  return () => {
    clearTimeout(placeTimer);
    desk.editor = null;
    editor.destroy();
  };
}

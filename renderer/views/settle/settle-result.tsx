import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { RenderContext } from '../../../shared/markdown/preview-protocol.ts';
import type { BlogPath, OpenedBlog } from '../../../shared/model/blog.ts';
import { isOutsideBlog } from '../../../shared/model/outside-blog.ts';
import { createPreview, type Preview } from '../../preview/create-preview.ts';
import { useApp } from '../app-context.ts';

interface SettleResultProps {
  readonly path: BlogPath;
  readonly text: string | null;
  /** Whether a version is still to be chosen. */
  readonly isOpen: boolean;
}

/** The file as it will be: a post as readers will see it, another text as it is written. */
export function SettleResult({ path, text, isOpen }: SettleResultProps) {
  const blog = useApp().state.blog.blog.value;
  const context = blog ? contextOf(blog, path) : undefined;
  return (
    <section class="settle-result" aria-label="Result">
      <h3 class="settle-heading">Result</h3>
      {text === null ? (
        <p class="settle-note">
          {isOpen
            ? 'Choose which version stays: this is no post, so both cannot be in it.'
            : 'There is no text to show.'}
        </p>
      ) : context ? (
        <RenderedResult text={text} context={context} />
      ) : (
        <pre class="settle-plain" dir="auto">
          {text}
        </pre>
      )}
    </section>
  );
}

function contextOf({ site, assetBase }: OpenedBlog, path: BlogPath): RenderContext | undefined {
  if (isOutsideBlog(path)) return undefined;
  const generator = findGenerator(site.generator);
  if (generator.classify(site, path) === undefined) return undefined;
  return { site, path, format: generator.format(site, path), assetBase, remotePictures: 'never' };
}

/** Shows the post in a frame of its own, by the same engine as the preview. */
function RenderedResult({ text, context }: { readonly text: string; readonly context: RenderContext }) {
  const app = useApp();
  const frame = useRef<HTMLIFrameElement>(null);
  const preview = useRef<Preview | null>(null);
  useLayoutEffect(() => {
    if (!frame.current) return undefined;
    const created = openFrame(frame.current, () => app.state.dialogs.close());
    preview.current = created;
    return () => created.close();
  }, []);
  useLayoutEffect(() => preview.current?.open(text, context), [text]);
  useSignalEffect(() => preview.current?.setTheme(app.state.settings.theme.value));
  return (
    <iframe
      ref={frame}
      class="settle-frame"
      title="Preview of the result"
      sandbox="allow-same-origin"
      src="preview/frame.html"
    />
  );
}

/** A preview to look at only: nothing in it leads anywhere. */
function openFrame(frame: HTMLIFrameElement, onEscape: () => void): Preview {
  const nothing = () => undefined;
  return createPreview({
    frame,
    onAnswer: nothing,
    onOpenLink: nothing,
    lastLine: () => 1,
    isFollowing: () => false,
    caretTop: nothing,
    onPick: nothing,
    onWrite: nothing,
    onKey(event) {
      if (event.key === 'Escape') onEscape();
      else if (event.key === 'Tab') return leaveFrame(frame, event.shiftKey);
      return event.key === 'Escape';
    },
    onHand: nothing,
    onScroll: nothing,
    onRest: nothing,
    onStanding: nothing,
  });
}

/** What keys can go to in the dialog, in its order. */
const stops = 'button:not(:disabled), select, input:checked, iframe';

/** Goes on behind the frame, or before it: links that lead nowhere are no places to stop at. */
function leaveFrame(frame: HTMLIFrameElement, isBack: boolean): boolean {
  const all = [...(frame.closest('dialog')?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const next = all[all.indexOf(frame) + (isBack ? -1 : 1)];
  next?.focus();
  return next !== undefined;
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import { foldOutline } from '../actions/outline.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { OutlineTree } from './outline-tree.tsx';

/** The open post's headings, to be jumped to; folded up it is one line below the list of posts. */
export function OutlinePanel() {
  const app = useApp();
  const { post, settings } = app.state;
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    app.desk.focusOutline = () => panel.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();
  }, [app]);
  const { isOutlineShown } = settings.settings.value;
  if (post.open.value === null) return null;
  return (
    <nav class="outline" ref={panel} aria-label="Outline">
      <button
        type="button"
        class="outline-toggle"
        aria-expanded={isOutlineShown}
        onClick={() => void foldOutline(app)}
      >
        <Icon name="chevron" />
        Outline
      </button>
      {isOutlineShown ? <OutlineBody /> : null}
    </nav>
  );
}

function OutlineBody() {
  const { outline } = useApp().state.preview;
  // Nothing is said of a post before it is known.
  if (outline.headings.value === null) return null;
  if (outline.rows.value.length === 0)
    return <p class="outline-empty">No headings yet. A line that begins with ## makes one.</p>;
  return <OutlineTree />;
}

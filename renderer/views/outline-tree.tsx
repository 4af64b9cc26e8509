import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { goToHeading } from '../actions/outline.ts';
import { findByStart, type OutlineRow } from '../state/outline-state.ts';
import { scrollTopFor, visibleRange } from '../ui/visible-range.ts';
import { useApp } from './app-context.ts';
import { listTarget } from './list-target.ts';

/** Height of a row in CSS pixels; `.outline-row` has the same. */
const rowHeight = 26;
const spareRows = 6;
const typeAheadMs = 800;

/** Headings as a tree that is always open. Only rows in view exist: a long reference has thousands. */
export function OutlineTree() {
  const app = useApp();
  const { outline } = app.state.preview;
  const rows = outline.rows.value;
  const current = outline.current.value;
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [view, setView] = useState({ top: 0, height: 400 });
  const [picked, setPicked] = useState<number | null>(null);
  const active = Math.min(rows.length - 1, picked ?? current);
  const range = visibleRange(view.top, view.height, rowHeight, rows.length, spareRows);

  const show = (index: number): void => {
    const element = tree.current;
    const row = Math.max(0, index);
    if (element) element.scrollTop = scrollTopFor(row, element.scrollTop, element.clientHeight, rowHeight);
  };
  useLayoutEffect(() => {
    const element = tree.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setView(now => ({ ...now, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // The section one writes in stays in sight, and is where the arrow keys begin.
  useLayoutEffect(() => {
    setPicked(null);
    show(current);
  }, [current]);

  const pick = (index: number): void => {
    setPicked(index);
    show(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = listTarget(event.key, active, rows.length, Math.floor(view.height / rowHeight));
    if (event.key === 'Enter' || (event.key === ' ' && typed.current.text === '')) goToHeading(app, active);
    else if (target !== null) pick(target);
    else if (event.key.length === 1) typeAhead(event, typed.current, rows, active, pick);
    else return;
    event.preventDefault();
  };

  return (
    <div
      class="outline-tree"
      role="tree"
      aria-label="Headings"
      tabIndex={0}
      ref={tree}
      aria-activedescendant={active >= range.from && active < range.to ? rowId(active) : undefined}
      onScroll={event => {
        const top = event.currentTarget.scrollTop;
        setView(now => ({ ...now, top }));
      }}
      onKeyDown={onKeyDown}
    >
      <div class="outline-rows" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.slice(range.from, range.to).map((row, offset) => (
          <OutlineRowView
            key={range.from + offset}
            row={row}
            index={range.from + offset}
            isCurrent={range.from + offset === current}
            isActive={range.from + offset === active}
          />
        ))}
      </div>
    </div>
  );
}

interface OutlineRowProps {
  readonly row: OutlineRow;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
}

function OutlineRowView({ row, index, isCurrent, isActive }: OutlineRowProps) {
  const app = useApp();
  const { text, level, depth, place, siblings } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which keeps the focus
    <div
      id={rowId(index)}
      class={`outline-row${isActive ? ' is-active' : ''}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isActive}
      aria-current={isCurrent ? 'location' : undefined}
      dir="auto"
      title={text === '' ? undefined : `${text} (heading ${level})`}
      style={{ top: `${index * rowHeight}px`, '--depth': depth }}
      onClick={() => goToHeading(app, index)}
    >
      {text === '' ? <i class="outline-untitled">Heading without text</i> : text}
    </div>
  );
}

const rowId = (index: number) => `heading-${index}`;

/** Goes to the next heading that begins with what was typed without a pause. */
function typeAhead(
  event: KeyboardEvent,
  typed: { text: string; at: number },
  rows: readonly OutlineRow[],
  active: number,
  pick: (index: number) => void,
): void {
  const isNew = event.timeStamp - typed.at > typeAheadMs;
  typed.text = isNew ? event.key : typed.text + event.key;
  typed.at = event.timeStamp;
  const found = findByStart(rows, typed.text, isNew ? active + 1 : active);
  if (found >= 0) pick(found);
}

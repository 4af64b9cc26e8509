import { useRef } from 'preact/hooks';

interface SplitterProps {
  readonly label: string;
  /** Whether the panes lie one above the other. */
  readonly isStacked: boolean;
  /** Share of the first pane, 0 to 1. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
  /** While dragging, on every move. */
  readonly onMove: (share: number) => void;
  /** Once a move has ended. */
  readonly onEnd: (share: number) => void;
  /** What holds the panes. */
  readonly within: string;
}

interface Drag {
  readonly startedAt: number;
  /** From the pointer to the middle of the divider, as a share: grabbed at its edge the divider stays where it is. */
  readonly offset: number;
  /** Null while the pointer has hardly moved. */
  share: number | null;
}

type DividerPointer = PointerEvent & { readonly currentTarget: HTMLElement };

const step = 0.05;

/** A hand that clicks trembles by less, in CSS pixels. */
const dragStart = 3;

/** The divider of two panes side by side or one above the other: dragged, or moved by arrow keys, Home, End and Enter. */
export function Splitter({ label, isStacked, share, min, max, onMove, onEnd, within }: SplitterProps) {
  const drag = useRef<Drag | null>(null);
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const placeOf = (event: DividerPointer) => (isStacked ? event.clientY : event.clientX);
  const shareAt = (event: DividerPointer) => {
    const { currentTarget } = event;
    const box = currentTarget.closest(within)?.getBoundingClientRect();
    if (!box) return share;
    // The panes share what the divider leaves.
    return isStacked
      ? (event.clientY - box.top) / (box.height - currentTarget.offsetHeight)
      : (event.clientX - box.left) / (box.width - currentTarget.offsetWidth);
  };
  const end = () => {
    const ended = drag.current;
    drag.current = null;
    if (ended && ended.share !== null) onEnd(ended.share);
  };
  return (
    <hr
      class="splitter"
      aria-label={label}
      title="Drag it, or move it with the arrow keys. Enter or a double click makes both sizes equal."
      aria-orientation={isStacked ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={min * 100}
      aria-valuemax={max * 100}
      tabIndex={0}
      onKeyDown={event => {
        const to = keyTarget(event, share, min, max);
        if (to === null) return;
        event.preventDefault();
        onEnd(clamp(to));
      }}
      onPointerDown={event => {
        // A second finger, or a further button during a drag, is none of its business.
        if (event.button !== 0 || drag.current) return;
        drag.current = { startedAt: placeOf(event), offset: share - shareAt(event), share: null };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={event => {
        const now = drag.current;
        if (!now || (now.share === null && Math.abs(placeOf(event) - now.startedAt) < dragStart)) return;
        now.share = clamp(shareAt(event) + now.offset);
        onMove(now.share);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
      onDblClick={() => onEnd(0.5)}
    />
  );
}

function keyTarget(event: KeyboardEvent, share: number, min: number, max: number): number | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return share - step;
  if (key === 'ArrowRight' || key === 'ArrowDown') return share + step;
  if (key === 'Home') return min;
  if (key === 'End') return max;
  return key === 'Enter' ? 0.5 : null;
}

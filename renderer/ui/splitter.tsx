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

const step = 0.05;

/** The divider of two panes side by side or one above the other: dragged, or moved by arrow keys, Home and End. */
export function Splitter({ label, isStacked, share, min, max, onMove, onEnd, within }: SplitterProps) {
  const isDragging = useRef(false);
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const shareAt = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const box = event.currentTarget.closest(within)?.getBoundingClientRect();
    if (!box) return share;
    return clamp(isStacked ? (event.clientY - box.top) / box.height : (event.clientX - box.left) / box.width);
  };
  return (
    <hr
      class="splitter"
      aria-label={label}
      aria-orientation={isStacked ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={min * 100}
      aria-valuemax={max * 100}
      tabIndex={0}
      onKeyDown={event => {
        const to = keyTarget(event.key, share, min, max);
        if (to === null) return;
        event.preventDefault();
        onEnd(clamp(to));
      }}
      onPointerDown={event => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={event => {
        if (isDragging.current) onMove(shareAt(event));
      }}
      onPointerUp={event => {
        isDragging.current = false;
        onEnd(shareAt(event));
      }}
      onPointerCancel={event => {
        isDragging.current = false;
        onEnd(shareAt(event));
      }}
      onDblClick={() => onEnd(0.5)}
    />
  );
}

function keyTarget(key: string, share: number, min: number, max: number): number | null {
  if (key === 'ArrowLeft' || key === 'ArrowUp') return share - step;
  if (key === 'ArrowRight' || key === 'ArrowDown') return share + step;
  if (key === 'Home') return min;
  return key === 'End' ? max : null;
}

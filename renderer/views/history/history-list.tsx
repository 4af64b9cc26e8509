import { useLayoutEffect, useRef } from 'preact/hooks';
import { choosePast, showOlder } from '../../actions/show-history.ts';
import { keptWords, momentOf, nameOf, summaryOf } from '../../errors/describe-past.ts';
import type { PastItem } from '../../state/history-state.ts';
import { useApp } from '../app-context.ts';

/** The rows: arrow keys choose, and what is chosen is shown beside. */
export function HistoryList({ items }: { readonly items: readonly PastItem[] }) {
  const app = useApp();
  const { chosen, hasMore } = app.state.history.view.value;
  const list = useRef<HTMLDivElement>(null);
  const current = items.findIndex(({ id }) => id === chosen);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowFor(event.key, current, items.length);
    if (next === null) return;
    event.preventDefault();
    if (next !== current) void choosePast(app, items[next]?.id ?? null);
  };
  return (
    <div class="history-side">
      <div
        class="history-list"
        role="listbox"
        aria-label="Past publishes"
        tabIndex={0}
        ref={list}
        aria-activedescendant={current < 0 ? undefined : `past-${current}`}
        onKeyDown={onKeyDown}
      >
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list, which keeps the focus
          <div
            key={item.id}
            id={`past-${index}`}
            class="history-row"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={() => void choosePast(app, item.id)}
          >
            <Row item={item} />
          </div>
        ))}
      </div>
      {hasMore ? (
        <button type="button" class="button button-small" onClick={() => void showOlder(app)}>
          Show older
        </button>
      ) : null}
    </div>
  );
}

function Row({ item }: { readonly item: PastItem }) {
  const entries = useApp().state.blog.entries.value ?? [];
  if (item.kind === 'kept')
    return (
      <>
        <span class="history-name" dir="auto">
          {entries.find(({ path }) => path === item.kept.path)?.title || item.kept.path}
        </span>
        <span class="history-facts">
          <bdi>{momentOf(item.kept.instant)}</bdi> · {keptWords(item.kept.reason)}
        </span>
      </>
    );
  const { publish } = item;
  return (
    <>
      <span class="history-name" dir="auto">
        {nameOf(publish)}
      </span>
      <span class="history-facts">
        <bdi>{momentOf(publish.instant)}</bdi> · <bdi>{publish.author}</bdi>
        {publish.isOnline ? null : <span class="history-here">Only here</span>}
      </span>
      <span class="history-facts" dir="auto">
        {summaryOf(publish)}
      </span>
    </>
  );
}

/** Where a key leads in a list that ends at both its ends; null for other keys. */
function rowFor(key: string, current: number, count: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + 8,
    PageUp: current - 8,
    Home: 0,
    End: count - 1,
  };
  const next = wanted[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type MarkedRange, MarkedText } from './marked-text.tsx';
import { nextIndex } from './next-index.ts';

/** A choice of a {@link PickList}. */
export interface PickItem {
  readonly key: string;
  readonly label: string;
  /** What is marked in the label. */
  readonly marks?: readonly MarkedRange[];
  /** Shown below the label. */
  readonly details?: readonly { readonly text: string; readonly marks: readonly MarkedRange[] }[];
  /** Shown at the end of the row, for example a shortcut. */
  readonly note?: string;
  readonly isDisabled?: boolean;
}

interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly empty: string;
  /** What is offered for a text typed so far. */
  readonly itemsFor: (query: string) => readonly PickItem[];
  /** The key of the item that is chosen before anything is typed; the first one unless told. */
  readonly start?: string;
  readonly onPick: (key: string) => void;
}

const listId = 'pick-list';

/** A text field over a list that narrows while one types: arrow keys choose, Enter picks. */
export function PickList({ label, placeholder, empty, itemsFor, start, onPick }: PickListProps) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // An arrow key must not look through ten thousand posts again.
  const items = useMemo(() => itemsFor(query), [itemsFor, query]);
  const first = query === '' ? items.findIndex(({ key }) => key === start) : 0;
  const current = Math.max(0, Math.min(active ?? first, items.length - 1));
  const pick = (item: PickItem | undefined) => {
    if (item && !item.isDisabled) onPick(item.key);
  };
  const showCurrent = () =>
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  useLayoutEffect(showCurrent);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, current, items.length);
    if (event.key === 'Enter' && !event.isComposing) pick(items[current]);
    else if (next === null) return;
    else setActive(next);
    event.preventDefault();
  };
  return (
    <div class="pick">
      <input
        class="field pick-field"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${listId}-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={query}
        data-first
        onInput={event => {
          setQuery(event.currentTarget.value);
          setActive(null);
        }}
        // A dialog is shown, and its field focused, after what is in it was drawn.
        onFocus={showCurrent}
        onKeyDown={onKeyDown}
      />
      <div class="pick-list" role="listbox" id={listId} aria-label={label} ref={list}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
          <div
            key={item.key}
            id={`${listId}-${index}`}
            class="pick-item"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            aria-disabled={item.isDisabled ?? false}
            onClick={() => pick(item)}
          >
            <span class="pick-texts">
              <span class="pick-label" dir="auto" title={item.label}>
                <MarkedText text={item.label} marks={item.marks ?? []} />
              </span>
              <PickDetails details={item.details ?? []} />
            </span>
            {item.note ? <span class="pick-note">{item.note}</span> : null}
          </div>
        ))}
      </div>
      {items.length === 0 ? <p class="pick-empty">{empty}</p> : null}
    </div>
  );
}

function PickDetails({ details }: { readonly details: NonNullable<PickItem['details']> }) {
  if (details.length === 0) return null;
  return (
    <span class="pick-details">
      {details.map(({ text, marks }) => (
        <span key={text} dir="auto">
          <MarkedText text={text} marks={marks} />
        </span>
      ))}
    </span>
  );
}

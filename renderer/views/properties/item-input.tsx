import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { completeItem } from './complete-item.ts';
import { type ItemKey, itemKeyOf } from './item-keys.ts';

interface ItemInputProps {
  readonly id: string;
  readonly field: Ref<HTMLInputElement>;
  /** What the list has already. */
  readonly items: readonly string[];
  readonly suggestions: readonly string[];
  readonly isReadOnly: boolean;
  readonly isRefused: boolean;
  readonly describedBy: string | undefined;
  /** Called with a text that holds no item, one or several. */
  readonly onAdd: (text: string) => void;
  readonly onRemoveLast: () => void;
  /** Goes to the last item. */
  readonly onToItems: () => void;
}

/** The field that adds items to a list, with what other posts have there to choose from. */
export function ItemInput(props: ItemInputProps) {
  const { id, field, items, isReadOnly, isRefused, describedBy } = props;
  const { typed, offered, active, add, type, onKey } = useItemInput(props);
  const listId = `${id}-offers`;
  return (
    <>
      <input
        ref={field}
        id={id}
        class="item-input"
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-activedescendant={offered[active] === undefined ? undefined : `${listId}-${active}`}
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        readOnly={isReadOnly}
        value={typed}
        onInput={event => type(event.currentTarget.value)}
        onKeyDown={event => {
          if (isReadOnly || event.isComposing) return;
          const { selectionStart, selectionEnd } = event.currentTarget;
          const key = itemKeyOf(event, {
            isEmpty: typed === '',
            isCaretAtStart: selectionStart === 0 && selectionEnd === 0,
            hasItems: items.length > 0,
            hasOffers: offered.length > 0,
          });
          // What is typed belongs to what is saved, by whoever answers that key.
          if (key !== undefined && key !== 'save') event.preventDefault();
          if (key !== undefined) onKey(key);
        }}
        onBlur={() => add(typed)}
      />
      <Offers id={listId} offered={offered} active={active} onPick={add} />
    </>
  );
}

function useItemInput({ items, suggestions, onAdd, onRemoveLast, onToItems }: ItemInputProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const offered = isOpen ? completeItem(suggestions, items, typed) : [];
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const add = (text: string) => {
    setTyped('');
    close();
    onAdd(text);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    const places = completeItem(suggestions, items, typed).length + 1;
    // One place more than there are offers: the typed text itself.
    setActive(((active + 1 + step + places) % places) - 1);
  };
  const doings: Readonly<Record<ItemKey, () => void>> = {
    add: () => add(offered[active] ?? typed),
    next: () => move(1),
    previous: () => move(-1),
    close,
    'remove-last': onRemoveLast,
    'to-items': onToItems,
    save: () => add(typed),
  };
  const type = (text: string) => {
    const end = Math.max(text.lastIndexOf(','), text.lastIndexOf('\n'));
    if (end >= 0) add(text.slice(0, end));
    setTyped(text.slice(end + 1).trimStart());
    setActive(-1);
    setOpen(true);
  };
  return { typed, offered, active, add, type, onKey: (key: ItemKey) => doings[key]() };
}

interface OffersProps {
  readonly id: string;
  readonly offered: readonly string[];
  readonly active: number;
  readonly onPick: (item: string) => void;
}

/** The offers, over whatever lies below the field. */
function Offers({ id, offered, active, onPick }: OffersProps) {
  const list = useRef<HTMLDivElement>(null);
  const isShown = offered.length > 0;
  useLayoutEffect(() => {
    const element = list.current;
    // In the top layer: the form that scrolls would cut it off.
    if (element && element.matches(':popover-open') !== isShown) element.togglePopover(isShown);
  }, [isShown]);
  return (
    <div class="offers" id={id} ref={list} popover="manual" role="listbox" aria-label="Suggestions">
      {offered.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
        <div
          key={item}
          id={`${id}-${index}`}
          class="pick-item"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field keeps the focus: leaving it would add what is typed.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          <span class="pick-label" dir="auto">
            {item}
          </span>
        </div>
      ))}
    </div>
  );
}

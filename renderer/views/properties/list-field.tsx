import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { addItems } from './complete-item.ts';
import type { FieldProps } from './field-props.ts';
import { ItemInput } from './item-input.tsx';

interface ListFieldProps extends FieldProps<readonly string[]> {
  /** What other posts have here, the most frequent first. */
  readonly suggestions: readonly string[];
}

/**
 * Items that can be taken away, and a field that adds one: Enter or a comma ends it, arrow keys choose among what other
 * posts have, Backspace in the empty field takes the last one away, the left arrow goes to the items.
 */
export function ListField({ suggestions, onChange, ...props }: ListFieldProps) {
  const { id, value, isReadOnly, isRefused, describedBy } = props;
  const input = useRef<HTMLInputElement>(null);
  const items = useRef<HTMLUListElement>(null);
  const add = (text: string) => {
    const next = addItems(value, text);
    if (next.length > value.length) onChange(next);
  };
  const remove = (index: number) => {
    onChange(value.filter((_item, at) => at !== index));
    input.current?.focus();
  };
  /** Behind the last item is the field. */
  const focusItem = (index: number) => {
    const buttons = items.current?.querySelectorAll<HTMLElement>('.item-remove');
    (index < value.length ? buttons?.[Math.max(0, index)] : input.current)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the items is one into the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the field by themselves
    <div
      class={`field item-box${isReadOnly ? ' is-read-only' : ''}`}
      onClick={event => event.target === event.currentTarget && input.current?.focus()}
    >
      <ul class="items" ref={items} hidden={value.length === 0}>
        {value.map((item, index) => (
          <Item
            // A list may hold an item twice.
            key={`${index} ${item}`}
            text={item}
            isReadOnly={isReadOnly}
            onRemove={() => remove(index)}
            onMove={step => focusItem(index + step)}
          />
        ))}
      </ul>
      <ItemInput
        id={id}
        field={input}
        items={value}
        suggestions={suggestions}
        isReadOnly={isReadOnly}
        isRefused={isRefused}
        describedBy={describedBy}
        onAdd={add}
        onRemoveLast={() => remove(value.length - 1)}
        onToItems={() => focusItem(value.length - 1)}
      />
    </div>
  );
}

interface ItemProps {
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly onRemove: () => void;
  /** Goes to the neighbour. */
  readonly onMove: (step: 1 | -1) => void;
}

function Item({ text, isReadOnly, onRemove, onMove }: ItemProps) {
  return (
    <li class="item">
      <span class="item-text" dir="auto" title={text}>
        {text}
      </span>
      {isReadOnly ? null : (
        <button
          type="button"
          class="item-remove"
          // Reached from the field: with many items it would be a long way from field to field.
          tabIndex={-1}
          aria-label={`Remove ${text}`}
          title={`Remove ${text}`}
          onClick={onRemove}
          onKeyDown={event => {
            if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
            else if (event.key === 'ArrowLeft') onMove(-1);
            else if (event.key === 'ArrowRight') onMove(1);
            else return;
            event.preventDefault();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FilterKey } from '../../shared/model/list-view.ts';
import { changeListView } from '../actions/show-list.ts';
import { filterNames } from '../state/filter-names.ts';
import { findChoices } from '../state/find-choices.ts';
import { asksForAll, type FilterChoice, toggledFilter } from '../state/post-filters.ts';
import { nameOfValue } from '../state/post-groups.ts';
import { Icon } from '../ui/icon.tsx';
import { nextIndex } from '../ui/next-index.ts';
import { useApp } from './app-context.ts';

interface FilterValuesProps {
  readonly name: FilterKey;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A filter: its button says what is chosen, and shows and hides all that can be. */
export function FilterValues({ name, isOpen, onToggle }: FilterValuesProps) {
  const { list } = useApp().state;
  const button = useRef<HTMLButtonElement>(null);
  const chosen = list.view.value.filter[name];
  const summary = chosen.length === 0 ? 'Any' : chosen.map(value => nameOfValue(name, value)).join(', ');
  return (
    <div class="filter-row">
      <span aria-hidden="true">{filterNames[name]}</span>
      <button
        ref={button}
        type="button"
        class="field filter-summary"
        aria-label={`${filterNames[name]}: ${summary}`}
        aria-expanded={isOpen}
        aria-controls={valuesId(name)}
        onClick={onToggle}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          onToggle();
        }}
      >
        <span dir="auto">{summary}</span>
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <ValueList
          name={name}
          onClose={() => {
            onToggle();
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

const valuesId = (name: FilterKey) => `filter-values-${name}`;

/** Rows that are drawn: who looks for another value types some of its letters. */
const mostRows = 200;

/** All values of a filter below a field that narrows them; each can be chosen and left again, and the list stays. */
function ValueList({ name, onClose }: { readonly name: FilterKey; readonly onClose: () => void }) {
  const app = useApp();
  const { list } = app.state;
  const { filter } = list.view.value;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const found = findChoices(name, list.choicesLeft.value[name], typed);
  const shown = found.slice(0, mostRows);
  // What is chosen may change which other values there are.
  const known = shown.findIndex(({ value }) => value === active);
  const current = known < 0 && shown.length > 0 ? 0 : known;
  const id = valuesId(name);
  useLayoutEffect(() => field.current?.focus(), []);
  const toggle = (index: number) => {
    const value = shown[index]?.value;
    if (value === undefined) return;
    setActive(value);
    // What is typed next narrows the list anew.
    field.current?.select();
    void changeListView(app, { filter: toggledFilter(filter, name, value) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const next = nextIndex(event.key, current, shown.length);
    if (next !== null) setActive(shown[next]?.value ?? null);
    else if (event.key === 'Enter') toggle(current);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    // The panel has an Escape of its own.
    event.stopPropagation();
  };
  return (
    <div class="filter-values">
      <input
        ref={field}
        class="field"
        type="text"
        role="combobox"
        aria-label={filterNames[name]}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-describedby={`${id}-note`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        placeholder="Type to narrow"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={typed}
        onInput={event => {
          setTyped(event.currentTarget.value);
          setActive(null);
        }}
        onKeyDown={onKeyDown}
      />
      <Options id={id} name={name} shown={shown} active={current} onToggle={toggle} />
      <p class="filters-note" id={`${id}-note`}>
        {noteOn(name, shown.length, found.length)}
      </p>
    </div>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly name: FilterKey;
  readonly shown: readonly FilterChoice[];
  readonly active: number;
  readonly onToggle: (index: number) => void;
}

function Options({ id, name, shown, active, onToggle }: OptionsProps) {
  const rows = useRef<HTMLDivElement>(null);
  const chosen = useApp().state.list.view.value.filter[name];
  useLayoutEffect(
    () => rows.current?.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' }),
    [active],
  );
  return (
    <div
      ref={rows}
      id={id}
      class="filter-options"
      role="listbox"
      aria-label={filterNames[name]}
      aria-multiselectable="true"
      tabIndex={-1}
      // The field keeps the focus, and with it the keys.
      onMouseDown={event => event.preventDefault()}
    >
      {shown.map(({ value, count }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
        <div
          key={value}
          id={`${id}-${index}`}
          class={`filter-option${index === active ? ' is-active' : ''}`}
          role="option"
          tabIndex={-1}
          aria-selected={chosen.includes(value)}
          onClick={() => onToggle(index)}
        >
          <Icon name="check" />
          <span class="filter-option-name" dir="auto">
            {nameOfValue(name, value)}
          </span>{' '}
          <span class="filter-option-count">{count.toLocaleString('en')}</span>
        </div>
      ))}
    </div>
  );
}

function noteOn(name: FilterKey, shown: number, found: number): string {
  if (found === 0) return 'Nothing to choose has these letters.';
  const rule = asksForAll(name)
    ? 'Posts that have all you choose are shown.'
    : 'Posts that have one of what you choose are shown.';
  if (shown === found) return rule;
  return `${rule} The first ${shown} of ${found.toLocaleString('en')} are listed: type some letters to find others.`;
}

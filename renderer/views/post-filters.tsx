import { changeListView, clearFilters } from '../actions/show-list.ts';
import { nameOfFilter } from '../state/filter-names.ts';
import { activeFilters, toggledFilter } from '../state/post-filters.ts';
import { nameOfValue } from '../state/post-groups.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';
import { filterPanelId } from './filter-panel.tsx';
import { focusSearchBeside } from './focus-search-beside.ts';

interface FilterButtonProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Opens and closes the panel of filters, and tells whether any is in use. */
export function FilterButton({ isOpen, onToggle }: FilterButtonProps) {
  const { list } = useApp().state;
  const count = activeFilters(list.view.value.filter).length;
  return (
    <button
      type="button"
      class={`button filter-button${count > 0 ? ' is-filtering' : ''}`}
      aria-expanded={isOpen}
      aria-controls={filterPanelId}
      title={count > 0 ? `${count} in use` : undefined}
      onClick={onToggle}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        onToggle();
      }}
    >
      Filter
    </button>
  );
}

/** The filters in use, each of which a click takes away. */
export function FilterChips() {
  const app = useApp();
  const { filter } = app.state.list.view.value;
  const active = activeFilters(filter);
  if (active.length === 0) return null;
  return (
    <fieldset class="chips" aria-label="Filters in use">
      {active.map(({ key, value }) => (
        <button
          key={`${key} ${value}`}
          type="button"
          class="chip"
          title={nameOfFilter({ key, value })}
          aria-label={`Remove filter ${nameOfFilter({ key, value })}`}
          onClick={event => {
            focusSearchBeside(event.currentTarget);
            void changeListView(app, { filter: toggledFilter(filter, key, value) });
          }}
        >
          <span class="chip-text" dir="auto">
            {nameOfValue(key, value)}
          </span>
          <Icon name="close" />
        </button>
      ))}
      <button
        type="button"
        class="link chip-clear"
        onClick={event => {
          focusSearchBeside(event.currentTarget);
          void clearFilters(app);
        }}
      >
        Clear filters
      </button>
    </fieldset>
  );
}

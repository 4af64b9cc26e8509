import {
  type FilterKey,
  filterKeys,
  type ListView,
  listGroups,
  listSorts,
} from '../../shared/model/list-view.ts';
import { changeListView, clearFilters } from '../actions/show-list.ts';
import { activeFilters } from '../state/post-filters.ts';
import { nameOfValue } from '../state/post-groups.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

const filterNames: Readonly<Record<FilterKey, string>> = {
  state: 'State',
  lang: 'Language',
  tag: 'Tag',
  category: 'Category',
  folder: 'Folder',
  year: 'Year',
};

const sortNames: Readonly<Record<ListView['sort'], string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title',
  changed: 'Last changed',
};

const groupNames: Readonly<Record<ListView['group'], string>> = { none: 'Nothing', ...filterNames };

const panelId = 'post-filters';

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
      aria-controls={panelId}
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

/** What the list is filtered, sorted and grouped by; only filters that tell posts of this blog apart are offered. */
export function FilterPanel({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { list } = app.state;
  const view = list.view.value;
  const choices = list.choices.value;
  const offered = filterKeys.filter(key => choices[key].length > 1 || view.filter[key] !== null);
  const groups = listGroups.filter(
    group => group === 'none' || group === view.group || choices[group].length > 1,
  );
  return (
    <fieldset
      id={panelId}
      class="filters"
      aria-label="Filters"
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {list.isSearching.value ? (
        <p class="filters-note">Posts found by a search stand in the order in which they fit it.</p>
      ) : (
        <>
          <Choice
            label="Sort by"
            value={view.sort}
            options={listSorts.map(sort => ({ value: sort, label: sortNames[sort] }))}
            onChoose={value => {
              const sort = listSorts.find(known => known === value);
              if (sort) void changeListView(app, { sort });
            }}
          />
          <Choice
            label="Group by"
            value={view.group}
            options={groups.map(group => ({ value: group, label: groupNames[group] }))}
            onChoose={value => {
              const group = listGroups.find(known => known === value);
              if (group) void changeListView(app, { group });
            }}
          />
        </>
      )}
      {offered.map(key => (
        <FilterChoice key={key} name={key} />
      ))}
    </fieldset>
  );
}

/** An option is told apart from “Any” by this first letter, because a value may be empty. */
const valueLead = '=';

function FilterChoice({ name }: { readonly name: FilterKey }) {
  const app = useApp();
  const { list } = app.state;
  const { filter } = list.view.value;
  const chosen = filter[name];
  const choices = list.choices.value[name];
  const isGone = chosen !== null && !choices.some(({ value }) => value === chosen);
  const shown = isGone ? [...choices, { value: chosen, count: 0 }] : choices;
  return (
    <Choice
      label={filterNames[name]}
      value={chosen === null ? '' : `${valueLead}${chosen}`}
      options={[
        { value: '', label: 'Any' },
        ...shown.map(({ value, count }) => ({
          value: `${valueLead}${value}`,
          label: `${nameOfValue(name, value)} (${count.toLocaleString('en')})`,
        })),
      ]}
      onChoose={value => {
        const next = value === '' ? null : value.slice(valueLead.length);
        void changeListView(app, { filter: { ...filter, [name]: next } });
      }}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label class="filter-row">
      <span>{label}</span>
      <select class="field" value={value} onChange={event => onChoose(event.currentTarget.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
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
          key={key}
          type="button"
          class="chip"
          aria-label={`Remove filter ${filterNames[key]}: ${nameOfValue(key, value)}`}
          onClick={event => {
            keepFocusNear(event.currentTarget);
            void changeListView(app, { filter: { ...filter, [key]: null } });
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
          keepFocusNear(event.currentTarget);
          void clearFilters(app);
        }}
      >
        Clear filters
      </button>
    </fieldset>
  );
}

/** A chip that was clicked goes, and would take the focus along: the search is next to it. */
function keepFocusNear(element: HTMLElement): void {
  element.closest('nav')?.querySelector<HTMLElement>('input[type="search"]')?.focus();
}

import { useSignal } from '@preact/signals';
import {
  type FilterKey,
  filterKeys,
  type ListView,
  listGroups,
  listSorts,
} from '../../shared/model/list-view.ts';
import { changeListView } from '../actions/show-list.ts';
import { filterNames } from '../state/filter-names.ts';
import { useApp } from './app-context.ts';
import { FilterValues } from './filter-values.tsx';

const sortNames: Readonly<Record<ListView['sort'], string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title',
  changed: 'Last changed',
};

const groupNames: Readonly<Record<ListView['group'], string>> = { none: 'Nothing', ...filterNames };

/** The id of the panel's element. */
export const filterPanelId = 'post-filters';

/** What the list is filtered, sorted and grouped by; only filters that tell posts of this blog apart are offered. */
export function FilterPanel({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const open = useSignal<FilterKey | null>(null);
  const { list } = app.state;
  const view = list.view.value;
  const choices = list.choices.value;
  const offered = filterKeys.filter(key => choices[key].length > 1 || view.filter[key].length > 0);
  const groups = listGroups.filter(
    group => group === 'none' || group === view.group || choices[group].length > 1,
  );
  return (
    <fieldset
      id={filterPanelId}
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
        <FilterValues
          key={key}
          name={key}
          isOpen={open.value === key}
          onToggle={() => {
            open.value = open.value === key ? null : key;
          }}
        />
      ))}
    </fieldset>
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

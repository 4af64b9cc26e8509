import type { FilterKey } from '../../shared/model/list-view.ts';
import type { ActiveFilter } from './post-filters.ts';
import { nameOfValue } from './post-groups.ts';

/** How filters are called on screen. */
export const filterNames: Readonly<Record<FilterKey, string>> = {
  state: 'State',
  lang: 'Language',
  tag: 'Tag',
  category: 'Category',
  folder: 'Folder',
  year: 'Year',
};

/** A filter in use, as it is called on screen. */
export function nameOfFilter({ key, value }: ActiveFilter): string {
  return `${filterNames[key]}: ${nameOfValue(key, value)}`;
}

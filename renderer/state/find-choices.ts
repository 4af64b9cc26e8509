import type { FilterKey } from '../../shared/model/list-view.ts';
import { foldText } from '../../shared/search/fold-text.ts';
import type { FilterChoice } from './post-filters.ts';
import { nameOfValue } from './post-groups.ts';

/** The choices whose names hold all words of what was typed; those that begin with it first, each in their order. */
export function findChoices(
  key: FilterKey,
  choices: readonly FilterChoice[],
  typed: string,
): readonly FilterChoice[] {
  const wanted = foldText(typed.trim());
  if (wanted === '') return choices;
  const words = wanted.split(/\s+/u);
  const named = choices
    .map(choice => ({ choice, name: foldText(nameOfValue(key, choice.value)) }))
    .filter(({ name }) => words.every(word => name.includes(word)));
  const begins = (isWanted: boolean) => named.filter(({ name }) => name.startsWith(wanted) === isWanted);
  return [...begins(true), ...begins(false)].map(({ choice }) => choice);
}

import { foldText } from '../../../shared/search/fold-text.ts';

/** Suggestions that are shown at once: more are found by typing on. */
const mostShown = 8;

/** What of `known` goes with a text typed so far: those that begin with it, then those that contain it; chosen ones are left out. */
export function completeItem(
  known: readonly string[],
  chosen: readonly string[],
  typed: string,
): readonly string[] {
  const folded = foldText(typed.trim());
  const open = known.filter(item => !chosen.includes(item) && item !== typed);
  const starting = open.filter(item => foldText(item).startsWith(folded));
  const containing = open.filter(item => foldText(item).indexOf(folded) > 0);
  return [...starting, ...(folded === '' ? [] : containing)].slice(0, mostShown);
}

/** The items with those of a typed or pasted text behind them, each once; a comma ends one. */
export function addItems(items: readonly string[], typed: string): readonly string[] {
  const added = typed
    .split(/[,\n]/u)
    .map(item => item.trim())
    .filter(item => item !== '');
  return [...new Set([...items, ...added])];
}

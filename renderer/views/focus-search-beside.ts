/** Gives the focus of an element of the list's side, which is about to go and would take it along, to the search. */
export function focusSearchBeside(element: HTMLElement): void {
  element.closest('nav')?.querySelector<HTMLElement>('input[type="search"]')?.focus();
}

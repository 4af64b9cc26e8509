/** What a key does in the field that adds items to a list. */
export type ItemKey = 'add' | 'next' | 'previous' | 'close' | 'remove-last' | 'to-items' | 'save';

/** How the field stands. */
export interface ItemFieldState {
  readonly isEmpty: boolean;
  readonly isCaretAtStart: boolean;
  readonly hasItems: boolean;
  readonly hasOffers: boolean;
}

const plainKeys: Readonly<Record<string, ItemKey>> = {
  Enter: 'add',
  ArrowDown: 'next',
  ArrowUp: 'previous',
};

/** The meaning of a key press, or undefined for one that only types. */
export function itemKeyOf(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { isEmpty, isCaretAtStart, hasItems, hasOffers }: ItemFieldState,
): ItemKey | undefined {
  if (key === 'Escape' && hasOffers) return 'close';
  if (key === 'Backspace' && isEmpty && hasItems) return 'remove-last';
  if (key === 'ArrowLeft' && isCaretAtStart && hasItems) return 'to-items';
  if (key === 's' && (ctrlKey || metaKey)) return 'save';
  return Object.hasOwn(plainKeys, key) ? plainKeys[key] : undefined;
}

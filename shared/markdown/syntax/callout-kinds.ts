/** The looks a callout can have. */
export type CalloutLook = 'note' | 'tip' | 'important' | 'warning' | 'caution';

const looks: Readonly<Record<CalloutLook, readonly string[]>> = {
  note: [],
  tip: ['tip', 'hint', 'success', 'check', 'done'],
  important: ['important', 'question', 'help', 'faq', 'seealso', 'example'],
  warning: ['warning', 'warn', 'attention'],
  caution: ['caution', 'danger', 'error', 'bug', 'fail', 'failure', 'missing'],
};

/** The look for a kind of any name; what nobody knows looks like a note. */
export function lookOf(kind: string): CalloutLook {
  const name = kind.toLowerCase();
  const found = Object.entries(looks).find(([, names]) => names.includes(name));
  return (found?.[0] as CalloutLook | undefined) ?? 'note';
}

/** The title of a callout that has none of its own: its kind as a word. */
export function titleOfKind(kind: string): string {
  const words = kind.toLowerCase().replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

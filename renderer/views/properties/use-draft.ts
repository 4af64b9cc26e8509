import { useLayoutEffect, useState } from 'preact/hooks';

/** A text field's own text while somebody types. */
export interface Draft {
  readonly text: string;
  /** Whether it is not what the post says. */
  readonly isOpen: boolean;
  type(text: string): void;
  leave(): void;
}

/**
 * What a field shows: its value, or what is typed as long as the post does not take it or takes it without the blanks
 * around it. A value that changes from elsewhere shows at once.
 */
export function useDraft(value: string, onType: (text: string) => void, onLeave: () => void): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const isOpen = typed !== null && typed.trim() !== value;
  useLayoutEffect(() => {
    if (isOpen) setTyped(null);
  }, [value]);
  return {
    text: typed ?? value,
    isOpen,
    type(text) {
      setTyped(text);
      onType(text);
    },
    leave() {
      if (!isOpen) setTyped(null);
      onLeave();
    },
  };
}

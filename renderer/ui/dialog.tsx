import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly size?: 'small' | 'large';
  /** Whether the title is only spoken, for dialogs that are plain to see. */
  readonly isTitleHidden?: boolean;
}

/** A modal dialog: keeps the focus inside, closes on Escape, gives the focus back to where it was. */
export function Dialog({ title, onClose, children, size = 'small', isTitleHidden = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${size}`}
      aria-label={title}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      {isTitleHidden ? null : <h2 class="dialog-title">{title}</h2>}
      {children}
    </dialog>
  );
}

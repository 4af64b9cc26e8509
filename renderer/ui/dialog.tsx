import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** `wide`: its contents share the height of the window and scroll by themselves. */
  readonly size?: 'small' | 'large' | 'wide';
  /** Whether the title is only spoken, for dialogs that are plain to see. */
  readonly isTitleHidden?: boolean;
  /** Whether it comes up unasked: no button has the focus then, so that keys still being typed choose nothing. */
  readonly isInterrupting?: boolean;
}

/** A modal dialog: keeps the focus inside, closes on Escape, gives the focus back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  size = 'small',
  isTitleHidden = false,
  isInterrupting = false,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    const focusFrame = rememberFrame();
    dialog?.showModal();
    if (isInterrupting) dialog?.focus();
    else dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    const stopKeeping = dialog ? keepFocus(dialog) : undefined;
    return () => {
      stopKeeping?.();
      dialog?.close();
      focusFrame?.();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${size}`}
      aria-label={title}
      tabIndex={-1}
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

/** Takes the focus when what had it goes away or is turned off: keys and screen readers would be nowhere else. */
function keepFocus(dialog: HTMLDialogElement): () => void {
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body) dialog.focus();
  });
  observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  return () => observer.disconnect();
}

/** What gives the focus back to a frame that has it, and to the element in it: the browser does neither. */
function rememberFrame(): (() => void) | undefined {
  const frame = document.activeElement;
  if (!(frame instanceof HTMLIFrameElement)) return undefined;
  const focused = frame.contentDocument?.activeElement;
  return () => {
    frame.contentWindow?.focus();
    // Elements of a frame are made by the classes of that frame.
    if (focused && 'focus' in focused) (focused as HTMLElement).focus();
  };
}

/** What the list of windows needs of each. */
export interface ListedWindow {
  readonly _id: number;
  /** Asks the window to close, as its close button does. */
  close(): void;
  /** Closes it without asking. */
  destroy(): void;
}

/** Every open window in the order it was opened, and what happens when the last one has closed. */
export class WindowList<W extends ListedWindow> {
  onAllClosed: () => void = () => {};
  /** A window stayed open although it was asked to close. */
  onCloseCancelled: () => void = () => {};
  focused: W | null = null;
  private readonly open = new Map<number, W>();

  get all(): readonly W[] {
    return [...this.open.values()];
  }

  get(id: number): W | undefined {
    return this.open.get(id);
  }

  add(window: W): void {
    this.open.set(window._id, window);
  }

  remove(window: W): void {
    if (this.focused === window) this.focused = null;
    this.open.delete(window._id);
  }

  /** To be called when a window has closed and said so. */
  checkLast(): void {
    if (this.open.size === 0) this.onAllClosed();
  }
}

/** A line of a terminal that is written over; nothing where the stream is no terminal. */
export interface ProgressLine {
  show(text: string): void;
  /** Leaves the line empty for what is said next. */
  clear(): void;
}

/** Creates a progress line on `stream`. */
export function createProgressLine(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): ProgressLine {
  let isShown = false;
  const write = (text: string) => {
    // Back to the line's start, and what is there erased.
    if (stream.isTTY) stream.write(`\r\u001b[2K${text}`);
  };
  return {
    show: text => {
      isShown = true;
      write(text);
    },
    clear: () => {
      if (isShown) write('');
      isShown = false;
    },
  };
}

/** A short text with the steps that made it what it is. */
export interface TextSteps {
  text(): string;
  /** Another text; what is typed quickly is one step. */
  add(text: string, isTyping: boolean): void;
  /** Goes a step back or forth; false when there is none. */
  step(direction: 'undo' | 'redo'): boolean;
  /** Another text that came from outside: the steps over the old one mean nothing any more. */
  replace(text: string): void;
}

/** As in the editor, in ms. */
const joinMs = 500;

const mostSteps = 500;

/** Creates the history of a text that is only replaced as a whole. */
export function createTextSteps(start: string, now: () => number = Date.now): TextSteps {
  let text = start;
  let undone: string[] = [];
  let done: string[] = [];
  let typedAt = Number.NEGATIVE_INFINITY;
  return {
    text: () => text,
    add(next, isTyping) {
      if (next === text) return;
      const at = now();
      if (!isTyping || at - typedAt > joinMs || done.length === 0) done = [...done, text].slice(-mostSteps);
      typedAt = isTyping ? at : Number.NEGATIVE_INFINITY;
      undone = [];
      text = next;
    },
    step(direction) {
      const [from, to] = direction === 'undo' ? [done, undone] : [undone, done];
      const next = from.pop();
      if (next === undefined) return false;
      to.push(text);
      text = next;
      typedAt = Number.NEGATIVE_INFINITY;
      return true;
    },
    replace(next) {
      if (next === text) return;
      text = next;
      done = [];
      undone = [];
      typedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

import type { BlogWindow } from './blog-window.ts';

/** How a program is started. */
export interface ProgramStart {
  /** The folder it is given; null: none, as at its first start. */
  readonly folder: string | null;
  readonly env: NodeJS.ProcessEnv;
}

/** A program that runs in one of the shells and shows a blog. */
export interface RunningProgram {
  /** Its first window. */
  readonly window: BlogWindow;
  /** Ends it as its user would: Quit, or Ctrl-C for a server; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

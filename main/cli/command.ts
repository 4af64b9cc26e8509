import type { ParseArgsConfig } from 'node:util';

/** Where a command talks: data to `out`, progress and messages to `say`. */
export interface Terminal {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The folder the program is installed in, which holds `dist` and `assets`. */
  readonly programRoot: string;
  /** Writes a line of data to stdout. */
  out(line: string): void;
  /** Writes a line for people to stderr. */
  say(line: string): void;
}

/** Parsed options by name. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A command of the terminal. */
export interface Command {
  /** Text of `--help`: usage line, what it does, options. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Whether arguments beside options are taken, and how many at most. */
  readonly positionals: number;
  /**
   * Runs the command.
   * @returns the exit code: 0 done, 1 the answer is no.
   * @throws AppError, which ends in a message and 1, or 2 for `usage` and unreadable input.
   */
  run(positionals: readonly string[], values: Values, terminal: Terminal): Promise<number>;
}

/** A text option's value, or undefined when it was not given. */
export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

import type { ErrorCode, ErrorData } from '../app-error.ts';
import type { CommandId } from '../commands.ts';

/** A way on that an error offers: a command under words that fit here. */
export interface ErrorButton {
  readonly label: string;
  readonly command: CommandId;
  /** Whether it means whatever was stopped once more; `command` is then for where that is not known. */
  readonly isAgain?: boolean;
}

/** An error in the user's words. */
export interface ErrorDescription {
  /** What happened, in a few words without a full stop. */
  readonly title: string;
  /** Why, what is safe, and what to do next. */
  readonly text: string;
  readonly buttons: readonly ErrorButton[];
}

/** Finds the words for one code from the facts the error carries. */
export type Describe = (data: ErrorData) => ErrorDescription;

/** Words for every code of an area: a table that lacks one does not compile. */
export type ErrorTable<Code extends ErrorCode> = { readonly [C in Code]: Describe };

/** Builds a description. */
export function describe(title: string, text: string, ...buttons: readonly ErrorButton[]): ErrorDescription {
  return { title, text, buttons };
}

/** A fact of the error as text, or `otherwise` when it was not given. */
export function fact(data: ErrorData, name: string, otherwise: string): string {
  const value = data[name];
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : otherwise;
  return value === undefined || value === '' ? otherwise : String(value);
}

/** The date a file's name begins with, and what follows it. */
export interface DatedName {
  /** `2024-05-06`, or ''. */
  readonly date: string;
  /** The name without the date; the whole name where there is none. */
  readonly rest: string;
}

// `2024-05-06-name`, `2024-05-06_name`
const datedPattern = /^(\d{4}-\d{2}-\d{2})[-_](.+)$/;

/** Splits a date of the form `YYYY-MM-DD` off a name, as Hugo's `:filename` and Zola do. */
export function splitDatedName(name: string): DatedName {
  const [, date = '', rest = name] = datedPattern.exec(name) ?? [];
  return { date, rest };
}

/** The last part of an address or path: the slug of a post that says its whole address. */
export function lastAddressPart(address: string): string {
  const path = address.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.html?$/i, '');
}

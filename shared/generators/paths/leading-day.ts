/** A name that begins with a day. */
export interface LeadingDay {
  /** As written: `2024-05-06`. */
  readonly date: string;
  /** What follows the day and the `-` or `_` behind it; '' when nothing does. */
  readonly rest: string;
}

// `2024-05-06-a-title`, `2024-5-6_a-title`, `2024-05-06`
const datedPattern = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ](.*))?$/s;

/** The day a file's or folder's name (without ending) begins with, or undefined when it begins with none. */
export function readLeadingDay(name: string): LeadingDay | undefined {
  const match = datedPattern.exec(name);
  return match?.[1] === undefined ? undefined : { date: match[1], rest: match[2] ?? '' };
}

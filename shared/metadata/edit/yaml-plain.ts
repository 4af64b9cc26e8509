/** What a YAML loader makes of a text without quotes. */
export type PlainKind = 'text' | 'boolean' | 'null' | 'number' | 'date';

// The numbers of YAML 1.1 and 1.2: `-1`, `0x1f`, `0b1`, `1_000`, `1e3`, `.5`, `190:20:30`, `.inf`; some readers of 1.1
// take a lone `.` or `e5` for one
const numberPattern =
  /^[-+]?(?:0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|nan)|(?:\d[\d_]*)?(?:\.[\d_]*)?(?:e[-+]?\d+)?|\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)$/i;

// Everything a loader may take for a timestamp, and the dates of generators.md §5 it does not
const datePattern =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:(?:[Tt]|\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d*)?)?(?:\s*(?:Z|UTC|GMT|[A-Z]{3,4}|(?:UTC|GMT)?[-+]\d{1,2}(?::?\d{2})?))?$/;

/** What a text means to YAML 1.1 or 1.2 when it stands without quotes; the more special meaning of the two. */
export function plainKind(text: string): PlainKind {
  if (/^(?:true|false|yes|no|on|off|y|n)$/i.test(text)) return 'boolean';
  if (text === '' || /^(?:null|~)$/i.test(text)) return 'null';
  if (numberPattern.test(text)) return 'number';
  return datePattern.test(text) ? 'date' : 'text';
}

// A first character that has a meaning of its own, `- x`, `? x`, `: x`
const indicatorPattern = /^(?:[,[\]{}#&*!|>'"%@`=]|[-?:](?:\s|$)|---|\.\.\.|<<$)/;

/** Whether a text can stand without quotes and is read back as its own characters; its type is {@link plainKind}'s matter. */
export function canBePlain(text: string, isInFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff]/u.test(text)) return false;
  if (indicatorPattern.test(text) || /: |:$|:\t|\s#/.test(text)) return false;
  return !isInFlow || !/[,[\]{}]|^[-?:]|:["']/.test(text);
}

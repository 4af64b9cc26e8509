// `"a"`, `"a \"b\""`
const doublePattern = /^"(?:[^"\\]|\\["\\])*"$/;

// `'a'`
const singlePattern = /^'[^']*'$/;

/**
 * What a value in quotes stands for, without spaces around it, where YAML and TOML read it alike: on one line, and with
 * no other escapes than `\"` and `\\`. Undefined for anything else.
 */
export function readPlainQuoted(written: string): string | undefined {
  if (singlePattern.test(written)) return written.slice(1, -1).trim();
  if (!doublePattern.test(written)) return undefined;
  const text = written.slice(1, -1);
  return (text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text).trim();
}

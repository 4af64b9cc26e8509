/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const otherPattern = /^(?:true|false|yes|no|on|off|y|n|null|~)$/i;

// Text that stands for itself without quotes: a letter first, no `: `, ` #`, no trailing colon
const plainPattern = /^\p{L}[\p{L}\p{N} _.,;()/'!?+&$-]*$/u;

/**
 * Writes a text of one line as a YAML value that every YAML version reads back as this text. `quote` is the quote to
 * use where the text allows it; without one quotes come only when needed.
 */
export function writeYamlScalar(text: string, quote: '"' | "'" | '' = ''): string {
  const isPrintable = !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
  if (quote === "'" && isPrintable) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = plainPattern.test(text) && !otherPattern.test(text) && text === text.trim();
  if (quote === '' && isPlain && isPrintable) return text;
  return writeDoubleQuoted(text);
}

function writeDoubleQuoted(text: string): string {
  const inner = text.replace(/["\\]/g, '\\$&').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  return `"${inner}"`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

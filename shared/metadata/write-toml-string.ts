/**
 * Writes a text of one line as a TOML string that reads back as this text; half surrogates, which TOML cannot hold,
 * become U+FFFD. `quote` is the quote to use where the text allows it.
 */
export function writeTomlString(text: string, quote: '"' | "'" = '"'): string {
  const isPrintable = !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
  if (quote === "'" && isPrintable && !text.includes("'")) return `'${text}'`;
  const inner = text
    .replace(/["\\]/g, '\\$&')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  return `"${inner}"`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

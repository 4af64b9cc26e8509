/** Where in a post a hostile text is put; the file's name is a ninth place, see `hostileFileName`. */
export type HostilePlace =
  | 'body'
  | 'inline'
  | 'link'
  | 'image'
  | 'heading'
  | 'table'
  | 'fence info'
  | 'front matter title';

/** The payload as the text of a post, in each of the places where text is taken for something else. */
export function placePayload(payload: string): Readonly<Record<HostilePlace, string>> {
  const oneLine = payload.replaceAll(/\s*[\n\r]\s*/g, ' ');
  const address = oneLine.replaceAll(/[<>]/g, '\\$&');
  return {
    body: payload,
    inline: `Words before, ${oneLine} and *after* it.`,
    link: `[link](${oneLine}) [in angles](<${address}> "${oneLine}") [${oneLine}](x) [ref][r]\n\n[r]: <${address}>`,
    image: `![image](${oneLine}) ![${oneLine}](<${address}> "${oneLine}")`,
    heading: `# ${oneLine}\n\n[to it](#${encodeURI(wellFormed(oneLine))})\n`,
    table: `| a | b |\n| - | - |\n| ${oneLine} | ${oneLine.replaceAll('|', '\\|')} |\n`,
    'fence info': `\`\`\`${oneLine}\ncode\n\`\`\`\n\n~~~${oneLine}\ncode\n~~~\n`,
    'front matter title': withTitle(payload),
  };
}

/** A post whose title, tag and summary are the payload. */
export function withTitle(payload: string): string {
  const quoted = JSON.stringify(payload);
  return `---\ntitle: ${quoted}\ntags: [${quoted}]\ndescription: ${quoted}\n---\n\ntext\n`;
}

/** A name for a file that says the payload as far as file systems can: no slash, no NUL, at most 120 bytes. */
export function hostileFileName(payload: string): string {
  let name = '';
  for (const character of wellFormed(payload)
    .replaceAll('/', '\u2215')
    // A name with the separator of Windows is refused.
    .replaceAll('\\', '\u29f5')
    .replaceAll(/\p{Cc}/gu, ' ')) {
    if (Buffer.byteLength(name + character) > 120) break;
    name += character;
  }
  return name.trim().replace(/^\.+/, '') || 'empty';
}

/** Half a character has no bytes; the replacement character stands for it. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

const beyondAscii = /[\u0080-\uffff]/;
const markPattern = /\p{M}/gu;
/** Characters nobody sees: soft hyphen, joiners and spaces without width, byte order mark. */
const unseenPattern = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff/gu;
const otherLetters = /[ßæœøłđðþıς]/gu;

/** Letters that Unicode does not take apart, as people write them who do not have them on their keyboard. */
const spellings: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** Text as it is compared in a search: without case, accents and compatibility forms. Vowel signs of scripts that need them stay. */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(markPattern, mark => (isAccent(mark.codePointAt(0) ?? 0) ? '' : mark))
    .replace(unseenPattern, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(otherLetters, letter => spellings[letter] ?? letter);
}

/** Marks of Latin, Greek, Cyrillic, Hebrew and Arabic can be left out; those of Indic scripts and of kana are letters of their own. */
function isAccent(code: number): boolean {
  return (
    code < 0x900 ||
    (code >= 0x1ab0 && code < 0x1b00) ||
    (code >= 0x1dc0 && code < 0x1e00) ||
    (code >= 0x20d0 && code < 0x2100) ||
    (code >= 0xfe00 && code < 0xfe30)
  );
}

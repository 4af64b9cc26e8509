/** Letters and marks without a decomposition, as the libraries Unidecode and deunicode spell them. */
const spellings: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ŋ: 'ng',
  '€': 'EUR',
  '£': 'PS',
  '§': 'SS',
  '°': 'deg',
  '©': 'c',
  '®': 'r',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '--',
  '×': 'x',
};

/**
 * A text with its Latin letters in ASCII, as generators spell them in addresses (Pelican by Unidecode, Zola by
 * deunicode). Letters of other scripts stay as they are: the tables by which these are spelled are not here.
 */
export function toAsciiLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .replace(/[^\0-\x7f]/g, letter => {
      const small = letter.toLowerCase();
      const spelled = spellings[small];
      if (spelled === undefined) return letter;
      return small === letter ? spelled : spelled.toUpperCase();
    });
}

/** A word, a sign, or one character of a script without spaces. */
export interface Word {
  /** In the form in which the same word is written in source and shown text alike. */
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  readonly from: number;
  readonly to: number;
}

const wordPattern =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+|[^\s\p{L}\p{N}\p{M}]/gu;

const plainSigns: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
};

/** Takes a text apart; spaces are left out. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: found, index }) => ({
    text: plainSigns[found] ?? found.normalize('NFC'),
    from: index,
    to: index + found.length,
  }));
}

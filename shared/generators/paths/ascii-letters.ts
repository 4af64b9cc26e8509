/** Cyrillic and Greek letters with what Unidecode makes of them. */
const otherScripts =
  'а=a б=b в=v г=g д=d е=e ё=io ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh ' +
  "щ=shch ъ=' ы=y ь=' э=e ю=iu я=ia є=ie і=i ї=yi ґ=g' ў=u ђ=dj ј=j љ=lj њ=nj ћ=tsh џ=dzh ѓ=gj ќ=kj ѕ=dz " +
  'α=a β=b γ=g δ=d ε=e ζ=z η=e θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=u φ=ph χ=kh ψ=ps ω=o';

/** Letters and marks without a decomposition, as the libraries Unidecode and deunicode spell them. */
const spellings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(otherScripts.split(' ').map(pair => pair.split('='))),
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
  ħ: 'h',
  ŧ: 't',
  ſ: 's',
  ƒ: 'f',
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
 * A text with its Latin, Cyrillic and Greek letters in ASCII, as generators spell them in addresses (Pelican by
 * Unidecode, Zola by deunicode). Letters of other scripts stay as they are: the tables by which these are spelled are
 * not here.
 */
export function toAsciiLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFKC')
    .replace(/[^\0-\x7f]/g, letter => {
      const small = letter.toLowerCase();
      const spelled = spellings[small];
      if (spelled === undefined) return letter;
      return small === letter ? spelled : capital(small, spelled);
    });
}

/** `AE` for `Æ`, but `Shch` for `Щ`. */
function capital(small: string, spelled: string): string {
  if (small === 'æ' || small === 'œ') return spelled.toUpperCase();
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

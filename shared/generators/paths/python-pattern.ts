/** Longest text a pattern is held against, in UTF-16 units. */
const longestText = 200;

/** Longest pattern that is read. */
const longestPattern = 300;

/** What a repetition without an end and a choice weigh, and how much a pattern may: it bounds the steps of a match. */
const weights = { endless: 3, choice: 1, limit: 9 } as const;

/** A regular expression of a Python configuration that is safe to use. */
export interface PythonPattern {
  /** The named groups that took part when `text` begins with the pattern (`re.match`), or undefined when it does not. */
  match(text: string): ReadonlyMap<string, string> | undefined;
}

/**
 * A regular expression as Python writes it (`(?P<date>\d{4}-\d{2}-\d{2}).*`), or undefined when it is none or holds what
 * could take long or what is not read here: repeated groups, looking around, references, flags.
 */
export function readPythonPattern(source: string): PythonPattern | undefined {
  const translated = source.length > longestPattern ? undefined : translate(source);
  if (translated === undefined) return undefined;
  try {
    const pattern = new RegExp(`^(?:${translated})`, 'su');
    return { match: text => groupsOf(text.length > longestText ? null : pattern.exec(text)) };
  } catch {
    return undefined;
  }
}

function groupsOf(match: RegExpExecArray | null): ReadonlyMap<string, string> | undefined {
  if (match === null) return undefined;
  const groups = Object.entries(match.groups ?? {}) as readonly (readonly [string, string | undefined])[];
  return new Map(groups.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

// One piece: the start of a group, its end, a choice, a class, an escape, any character; and what repeats it
const piecePattern =
  /(\(\?P<[A-Za-z_]\w*>|\(\?:|\((?!\?)|\)|\||\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\\[\s\S]|[^\\[\]()*+?{}|])([*+?]|\{\d{1,3}(?:,\d{0,3})?\})?(\??)/y;

function translate(source: string): string | undefined {
  const pattern = new RegExp(piecePattern);
  let translated = '';
  let weight = 0;
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (match === null) return undefined;
    const [, piece = '', repetition = '', lazy = ''] = match;
    const written = translatePiece(piece);
    if (written === undefined || isRepeatedGroup(piece, repetition)) return undefined;
    weight += weightOf(piece, repetition);
    translated += written + repetition + lazy;
  }
  return weight > weights.limit ? undefined : translated;
}

function isRepeatedGroup(piece: string, repetition: string): boolean {
  if (piece === '|' || piece.startsWith('(')) return repetition !== '';
  return piece === ')' && repetition !== '' && repetition !== '?';
}

function weightOf(piece: string, repetition: string): number {
  const isEndless = repetition === '*' || repetition === '+' || /,\d{0,3}\}$/.test(repetition);
  if (isEndless) return weights.endless;
  return piece === '|' || repetition === '?' ? weights.choice : 0;
}

const classes: Readonly<Record<string, string>> = {
  '\\w': '[\\p{L}\\p{N}_]',
  '\\W': '[^\\p{L}\\p{N}_]',
  '\\d': '\\d',
  '\\D': '\\D',
  '\\s': '\\s',
  '\\S': '\\S',
  '\\Z': '$',
  '\\A': '^',
};

function translatePiece(piece: string): string | undefined {
  if (piece.startsWith('(?P<')) return `(?<${piece.slice(4)}`;
  if (piece.startsWith('[')) return translateClass(piece);
  if (!piece.startsWith('\\')) return piece;
  if (/^\\[A-Za-z0-9]/.test(piece)) return classes[piece];
  return escapeCharacter(piece.charAt(1));
}

function translateClass(piece: string): string | undefined {
  const negation = piece.startsWith('[^') ? '^' : '';
  const inside = piece.slice(1 + negation.length, -1);
  let isKnown = true;
  const written = inside.replace(
    /\\([\s\S])|([[\]])/g,
    (all, escaped: string | undefined, bracket: string) => {
      if (escaped === undefined) return `\\${bracket}`;
      if (all === '\\w') return '\\p{L}\\p{N}_';
      if (/^[dDsS]$/.test(escaped)) return all;
      if (/[A-Za-z0-9]/.test(escaped)) isKnown = false;
      return escaped === '-' ? '\\-' : escapeCharacter(escaped);
    },
  );
  return isKnown ? `[${negation}${written}]` : undefined;
}

function escapeCharacter(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

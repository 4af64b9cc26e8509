import { allowedEdits, letterMask } from './edit-distance.ts';
import { countCharacters, isDenseTerm, visitTokens } from './visit-tokens.ts';

/** A word that was asked for. */
export interface QueryTerm {
  /** Folded. */
  readonly text: string;
  /** How many typing errors it may have where errors are forgiven. */
  readonly edits: 0 | 1 | 2;
  /** Whether a longer word that begins with it will do. */
  readonly mayGoOn: boolean;
  /** Whether a longer word that holds it anywhere will do. */
  readonly mayBeInside: boolean;
  readonly mask: number;
}

/** Words that must follow each other; most often it is one. */
export interface QueryUnit {
  readonly terms: readonly QueryTerm[];
}

/** What was asked for: posts in which every unit occurs. */
export interface SearchQuery {
  readonly units: readonly QueryUnit[];
}

/** More than anybody types; what follows is left out. */
const mostUnits = 16;
const mostTerms = 32;

/** The fewest letters that are looked for inside of words. */
const leastInside = 3;

const partPattern = /["“”„«»]([^"“”„«»]*)(["“”„«»])?|[^\s"“”„«»]+/gu;

/**
 * Reads what somebody typed into the search. Words in quotes follow each other exactly so; so do the parts of a word
 * with a hyphen or a dot in it, the last of which may go on.
 */
export function parseQuery(text: string): SearchQuery {
  const units: QueryUnit[] = [];
  for (const [part, quoted, closing] of text.matchAll(partPattern)) {
    if (units.length === mostUnits) break;
    const words = wordsOf(quoted ?? part);
    const isClosed = quoted !== undefined && closing !== undefined;
    if (words.length === 1 && quoted === undefined) units.push({ terms: [looseTerm(words[0] ?? '')] });
    else if (words.length > 0)
      units.push({ terms: words.map((word, at) => phraseTerm(word, at === words.length - 1 && !isClosed)) });
  }
  return { units };
}

/** Whether there is anything to look for. */
export function isEmptyQuery({ units }: SearchQuery): boolean {
  return units.length === 0;
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  visitTokens(text, term => {
    if (words.length < mostTerms) words.push(term);
  });
  return words;
}

function looseTerm(text: string): QueryTerm {
  const isDense = isDenseTerm(text);
  const isSingle = isDense && countCharacters(text) === 1;
  return {
    text,
    edits: isDense ? 0 : allowedEdits(text.length),
    mayGoOn: !isDense || isSingle,
    mayBeInside: isDense ? isSingle : text.length >= leastInside,
    mask: letterMask(text),
  };
}

/** In a phrase, a character that stands alone may be half of a pair in the post. */
function phraseTerm(text: string, mayGoOn: boolean): QueryTerm {
  const isSingle = isDenseTerm(text) && countCharacters(text) === 1;
  return {
    text,
    edits: 0,
    mayGoOn: isSingle || (mayGoOn && !isDenseTerm(text)),
    mayBeInside: isSingle,
    mask: 0,
  };
}

/** Source without what readers do not see, and where each UTF-16 unit of it came from. */
export interface ShownSource {
  readonly text: string;
  /** One more than `text` has units: the last is the end of the source. */
  readonly origins: readonly number[];
}

/** Entities by name; others are taken for one unknown sign. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
};

// An entity; the address of a link or picture; a tag; the start of a comment, whose end no pattern looks for: where there
// is none, each start would look through all the rest.
const unseen =
  /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|<!--|<\/?[a-z][^<>\n]*>/gi;

/** What of a block's Markdown readers may see. A space stands for each address and tag. */
export function shownSource(source: string): ShownSource {
  let text = '';
  const origins: number[] = [];
  const take = (part: string, originOf: (index: number) => number): void => {
    for (let index = 0; index < part.length; index += 1) origins.push(originOf(index));
    text += part;
  };
  const lastComment = source.lastIndexOf('-->');
  let done = 0;
  const pattern = new RegExp(unseen);
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const { index } = match;
    const isComment = match[0] === '<!--';
    // One that never ends is text.
    if (isComment && pattern.lastIndex > lastComment) continue;
    const from = done;
    take(source.slice(done, index), at => from + at);
    take(seenFor(match), () => index);
    if (isComment) pattern.lastIndex = source.indexOf('-->', pattern.lastIndex) + 3;
    done = pattern.lastIndex;
  }
  take(source.slice(done), at => done + at);
  origins.push(source.length);
  return { text, origins };
}

function seenFor([found, decimal, hex, name]: RegExpExecArray): string {
  if (decimal ?? hex) return characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16));
  if (name) return entities[name] ?? '\uFFFD';
  // An address between angle brackets is seen.
  return found.includes(':') && /^<[a-z][a-z\d+.-]*:[^\s]*>$/i.test(found) ? found : ' ';
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}

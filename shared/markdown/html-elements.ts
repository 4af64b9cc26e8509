/** Elements that stand within a line of text. */
const inlineNames: readonly string[] = [
  ...'a b strong i em u s strike del ins mark small big sub sup q'.split(' '),
  ...'cite code kbd samp var tt abbr dfn time data bdi bdo span wbr'.split(' '),
  ...'img input ruby rb rt rp picture'.split(' '),
];

/** Elements that begin a block of their own. */
const blockNames: readonly string[] = [
  ...'h1 h2 h3 h4 h5 h6 p blockquote pre hr div section article aside'.split(' '),
  ...'header footer nav main address center hgroup ul ol li dl dt dd'.split(' '),
  ...'figure figcaption details summary table caption tr video audio'.split(' '),
];

/** Parts of a block or a line that are neither by themselves. */
const partNames: readonly string[] = 'br colgroup col thead tbody tfoot th td source'.split(' ');

/** Elements that stand within a line of text, drawings and formulas among them; every other one breaks the line. */
export const inlineElements: ReadonlySet<string> = new Set([...inlineNames, 'svg', 'math']);

/** Elements that begin a block and so have a source line of their own. */
export const blockElements: ReadonlySet<string> = new Set(blockNames);

/**
 * What the HTML of a post is made of: text, its structure, tables, pictures and media. Nothing that loads, runs or
 * submits. Drawings and formulas have lists of their own in `sanitize-foreign-schema.ts`.
 */
export const postElements: readonly string[] = [...blockNames, ...inlineNames, ...partNames];

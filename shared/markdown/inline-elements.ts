/** Elements that stand within a line of text; every other one breaks the line. */
export const inlineElements: ReadonlySet<string> = new Set([
  ...[
    'a',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'strike',
    'del',
    'ins',
    'mark',
    'small',
    'big',
    'sub',
    'sup',
    'q',
  ],
  ...['cite', 'code', 'kbd', 'samp', 'var', 'tt', 'abbr', 'dfn', 'time', 'data', 'bdi', 'bdo', 'span', 'wbr'],
  ...['img', 'input', 'ruby', 'rb', 'rt', 'rp', 'picture'],
]);

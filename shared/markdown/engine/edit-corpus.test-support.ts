/** Small texts to build documents of. */
export const ownSnippets: readonly string[] = [
  '---\ntitle: x\n---\n',
  '# A\n\ntext\n',
  '# A\n\n## A\n\n[up](#a-1)\n',
  'a[^1] b[^2]\n\n[^1]: one[^2]\n\n[^2]: two\n',
  '<div>\n\n*in*\n\n</div>\n',
  '<div>\n\nopen\n',
  '<b>\n\nbold on\n',
  '<details><summary>More</summary>\n\n- a\n\n</details>\n',
  '- a\n  - b\n\n    c\n',
  '```js\nlet a = 1;\n```\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '$$\nx^2\n$$\n',
  '[ref]: /url "t"\n\n[ref] and [ref][]\n',
  '![a](/images/a.png) ![b](https://b.example/b.png)\n',
  '<!--more-->\n',
  '<b>loose</b> text <i>x</i>\n',
  '> [!NOTE]\n> careful\n',
  'Term\n: meaning\n',
  ':::note\n\ninside\n\n:::\n',
];

/** Metadata, closed and not, of every form that a body can follow. */
export const heads: readonly string[] = [
  '---\ntitle: Front\n\ntags: [a]\n---\n\n',
  '---\ntitle: Front\ntags: [a]\n--\n\n',
  '---\ntitle: Front\n...\n',
  '---\n\n---\n',
  '<!--\n.. title: X\n.. slug: x\n-->\n\n',
  '<!--\n.. title: X\n.. slug: x\n--\n\n',
  '<!--\n.. title: X\n--> behind\n',
  '.. title: X\n.. slug: x\n\n',
  '.. title: X\n',
];

/** What is typed, pasted and deleted in the documents, besides whole snippets. */
export const editInserts: readonly string[] = [
  ...[
    'x',
    ' ',
    '\n',
    '\n\n',
    '',
    '# ',
    '- ',
    '1. ',
    '> ',
    '<div>',
    '</div>',
    '[ref]',
    '    ',
    '| ',
    '`',
    '```\n',
  ],
  ...['*', '$', '[^1]', '<!--', '-->', ':::', '{% raw %}', '|---|', '-', '>', '---\n'],
];

/** Long blocks of which parts are rendered by themselves, with whatever `pick` gives in some of them. */
export function longBlocks(next: (limit: number) => number, pick: () => string): string {
  // Most lists are tight but for one gap, or tight altogether: what is right for a part is not for the whole.
  const gap = next(3) === 0 ? 12 : 300;
  const words = () => 'word '.repeat(next(8)) + (next(9) === 0 ? pick().replace(/\n/g, ' ') : '');
  const kinds = [
    () => `- item ${words()}\n${next(5) === 0 ? '  - nested\n' : ''}${next(gap) === 0 ? '\n' : ''}`,
    () => `${1 + next(9)}. [${next(2) === 0 ? 'x' : ' '}] ${words()}\n`,
    () => `> para ${words()}\n>\n`,
    () => `| ${words().replace(/\|/g, '')} | *x* |\n`,
  ];
  const at = next(kinds.length);
  const rows = Array.from({ length: 50 }, () => kinds[at]?.() ?? '').join('');
  return at === 3 ? `| a | b |\n|---|--:|\n${rows}` : rows;
}

/** A post that is hard to keep in step, with the files it needs. */
export interface HardPost {
  readonly name: string;
  readonly text: string;
  /** Whether it is read at 150 %. */
  readonly isLarge?: boolean;
}

/** A word that occurs once: what both panes are compared by. */
const mark = (number: number) => `q${number}q`;

const fill = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt'.split(
  ' ',
);
const words = (count: number, from: number) =>
  Array.from({ length: count }, (_value, index) => fill[(index * 7 + from) % fill.length]).join(' ');

/** Gives out marks in their order. */
function createMarks(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return mark(last);
  };
}

type Maker = (next: () => string) => readonly string[];

const times = (count: number, make: (index: number) => readonly string[]) =>
  Array.from({ length: count }, (_value, index) => make(index)).flat();

const paragraph = (next: () => string, index: number) => [
  `${next()} ${words(9 + ((index * 5) % 40), index)}`,
  '',
];

const makers: Readonly<Record<string, Maker>> = {
  'Images without size': next =>
    times(40, index => [
      ...paragraph(next, index),
      `![${next()}](/images/tall-${index % 4}.svg)`,
      '',
      ...paragraph(next, index + 1),
    ]),
  'A block of code with 300 lines': next => [
    ...times(6, index => paragraph(next, index)),
    '```js',
    ...times(300, index => [`const ${next()} = ${index};`]),
    '```',
    '',
    ...times(20, index => paragraph(next, index)),
  ],
  'A wide table': next => [
    ...times(6, index => paragraph(next, index)),
    `| ${Array.from({ length: 14 }, (_value, index) => `column ${index}`).join(' | ')} |`,
    `|${' --- |'.repeat(14)}`,
    ...times(90, row => [
      `| ${next()} | ${Array.from({ length: 13 }, (_value, index) => words(1 + ((row + index) % 4), row)).join(' | ')} |`,
    ]),
    '',
    ...times(12, index => paragraph(next, index)),
  ],
  'Nested lists': next =>
    times(50, index => [
      `- ${next()} ${words(6, index)}`,
      `  1. ${next()} ${words(30, index)}`,
      `     - ${next()} ${words(3, index)}`,
      `       ${next()} ${words(4, index)}`,
      '',
      `       ${next()} ${words(12, index)}`,
      `  2. ${next()} ${words(5, index)}`,
    ]),
  Footnotes: next =>
    times(60, index => [
      `${next()} ${words(20, index)}[^${index}] ${words(8, index)}`,
      '',
      `[^${index}]: A note of ${words(10, index)}`,
      '',
    ]),
  'A table of contents': next => [
    '[TOC]',
    '',
    ...times(60, index => [`## ${next()} ${words(3, index)}`, '', ...paragraph(next, index)]),
  ],
  'Folded details': next =>
    times(25, index => [
      ...paragraph(next, index),
      `<details><summary>${next()}</summary>`,
      '',
      ...times(4, hidden => [`hidden ${words(6, hidden)}`, '']),
      '</details>',
      '',
      ...paragraph(next, index + 3),
    ]),
  '2,000 lines of mathematics': next =>
    times(250, index => [
      '$$',
      `\\int_0^${index} x^2 dx`,
      `= \\frac{${index}}{3}`,
      `+ a_{${index}}`,
      '$$',
      '',
      `${next()} and $x_${index}$ ${words(5, index)}`,
      '',
    ]),
  'Very long wrapped paragraphs': next =>
    times(24, index => [times(12, part => [`${next()} ${words(40, index + part)}`]).join(' '), '']),
  'Lines of uneven length': next =>
    times(60, index => [
      `${next()} ${words(3 + ((index * 11) % 30), index)}`,
      `${next()} ${words(1, index)}`,
      `${next()} ${words(45, index)} **${next()}**`,
      '',
    ]),
  'From right to left': next =>
    times(60, index => [
      ...(index % 6 === 0 ? [`## ${next()} عنوان`, ''] : []),
      `- مرحبا ${next()} ${'كلمة أخرى هنا '.repeat(3 + (index % 9))}`,
      '',
      `السلام عليكم ${next()} ${'هذا نص طويل '.repeat(4 + (index % 17))}`,
      '',
    ]),
};

const mixed: Maker = next => [
  ...times(30, index => [
    `## ${next()} ${words(3, index)}`,
    '',
    ...paragraph(next, index),
    '```',
    ...times(8, line => [`${next()} ${words(2, line)}`]),
    '```',
    '',
    `> ${next()} ${words(40, index)}`,
    '',
    ...times(3, item => [`- ${next()} ${words(10 + item, index)}`]),
    '',
  ]),
];

const withTitle = (name: string, lines: readonly string[]) =>
  `---\ntitle: ${name}\ndate: 2024-05-01\ntags: [one, two]\n---\n\n${lines.join('\n')}\n`;

/** Every post of the table of complaints: each text line begins with a word of its own, by which places are compared. */
export const hardPosts: readonly HardPost[] = [
  ...Object.entries(makers).map(([name, make]) => ({ name, text: withTitle(name, make(createMarks())) })),
  { name: 'Read at 150 %', text: withTitle('Read at 150 %', mixed(createMarks())), isLarge: true },
];

/** A post that is nothing but its metadata. */
export const metadataOnly = `---\ntitle: Only metadata\n${times(80, index => [`key${index}: value ${index}`]).join('\n')}\n---\n`;

/** Pictures whose size only their files tell. */
export const tallPictures: Readonly<Record<string, string>> = Object.fromEntries(
  [240, 520, 900, 1300].map((height, index) => [
    `images/tall-${index}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="${height}"><rect width="400" height="${height}" fill="#8ab"/></svg>`,
  ]),
);

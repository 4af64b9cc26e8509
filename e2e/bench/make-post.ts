/** The word behind which the keys of the typing figures go; it stands once, in the middle of the post. */
export const typingMark = 'Zqmark';

/** Stands in the first paragraph of a post. */
export const startMark = 'Zqstart';

/** Stands in the last paragraph of a post. */
export const endMark = 'Zqend';

/** The title of every post made here. */
export const benchTitle = 'A long day in the mountains';

const opening = `# ${benchTitle}\n\nIt begins with ${startMark} and a map.\n\n`;
const ending = `\nIt ends with ${endMark}.\n`;

const block = (number: number) => `## Part ${number}

The path to the hut is *steeper* than it looks, and **number ${number}** on the list of things to carry is salt; see
[the map](https://hut.invalid/${number}) before the snow comes, and bring \`rope(${number})\`.

- one for the stove,
- two for the [door](/door/${number}),
- three that nobody counts.

| year | snow | posts |
|---|---:|---:|
| 20${10 + (number % 90)} | ${number % 300} cm | ${number} |

\`\`\`js
const heights = [${number}, ${number + 1}, ${number + 2}].map(height => height * 2);
\`\`\`

`;

const item = (number: number) => {
  const indent = '  '.repeat([0, 0, 1, 1, 2, 0][number % 6] ?? 0);
  return `${indent}- Bag ${number} holds *rope*, a [map](/map/${number}), \`salt\` and what nobody counted at the hut.\n`;
};

const row = (number: number) =>
  `| hut ${number} | ${number % 300} cm of *snow* | [map ${number}](/map/${number}) | \`rope(${number})\` |\n`;

const sentence = (number: number) =>
  `On day ${number} the path was *steeper* than it looked, and **salt** was short; see [the map](/map/${number}). `;

/** A post of about so many bytes: prose, links, lists, tables and code, as posts have them. */
export function makePost(bytes: number): string {
  return opening + fill(bytes, block, `A sentence that grows: ${typingMark}\n\n`) + ending;
}

/** A post of about so many bytes that is one nested list. */
export function makeListPost(bytes: number): string {
  return opening + fill(bytes, item, `- A line that grows: ${typingMark}\n`) + ending;
}

/** A post of about so many bytes that is one table. */
export function makeTablePost(bytes: number): string {
  const head = '| place | snow | map | bring |\n|---|---:|---|---|\n';
  return opening + head + fill(bytes, row, `| A cell that grows: ${typingMark} | – | – | – |\n`) + ending;
}

/** A post of about so many bytes that is one paragraph on one line. */
export function makeParagraphPost(bytes: number): string {
  return `${opening + fill(bytes, sentence, `The text grows: ${typingMark} in its middle. `)}\n${ending}`;
}

function fill(bytes: number, part: (number: number) => string, middle: string): string {
  const parts: string[] = [];
  for (let length = 0, number = 1; length < bytes; number += 1) {
    const text = part(number);
    parts.push(text);
    length += text.length;
  }
  // Six parts are one round of indents of the list: after it a new item begins at the margin.
  parts.splice(6 * Math.floor(parts.length / 12), 0, middle);
  return parts.join('');
}

/** The word behind which the keys of the typing figures go; it stands once, in the middle of the post. */
export const typingMark = 'Zqmark';

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

/** A post of about so many bytes: prose, links, lists, tables and code, as posts have them. */
export function makePost(bytes: number): string {
  const blocks: string[] = [];
  for (let length = 0, number = 1; length < bytes; number += 1) {
    const text = block(number);
    blocks.push(text);
    length += text.length;
  }
  blocks.splice(Math.floor(blocks.length / 2), 0, `A sentence that grows: ${typingMark}\n\n`);
  return blocks.join('');
}

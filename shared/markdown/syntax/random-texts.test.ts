import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldmarkDialect } from '../../generators/dialects/goldmark-dialect.ts';
import {
  commonMark,
  gitHubMarkdown,
  kramdown,
  mdx,
  pythonMarkdown,
} from '../../generators/dialects/markdown-dialects.ts';
import type { GeneratorSyntax, MarkdownDialect } from '../../generators/generator.ts';
import { expandMarkdown } from '../expand-html.ts';
import { parseMarkdown } from '../parse-markdown.ts';

const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 150;
const withSyntax = (generatorSyntax: GeneratorSyntax): MarkdownDialect => ({
  ...commonMark,
  generatorSyntax,
});
const dialects = {
  commonMark,
  kramdown,
  pythonMarkdown,
  mdx,
  hexo: withSyntax('hexo'),
  hugo: withSyntax('hugo'),
  goldmark: goldmarkDialect({}),
};

const marks = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{{<',
    '>}}',
    '{{%',
    '%}}',
    '{#',
    '#}',
    '{{ a }}',
    '{% b c %}',
    '{{< d >}}',
    '{{% /d %}}',
  ],
  ...[
    '{% raw %}',
    '{% endraw %}',
    '{% highlight js %}',
    '{% endhighlight %}',
    '{% comment %}',
    '{% endcomment %}',
  ],
  ...[
    ':::',
    ':::note',
    '::: tip T',
    ': ',
    '!!! note',
    '!!! a "b"',
    '??? c',
    '[!NOTE]',
    '> ',
    '- ',
    '1. ',
    '# ',
  ],
  ...['{:', '{: .a}', '{#b}', '{:toc}', '{.c}', '{::comment}', '{:/}', '<A>', '</A>', '<A b={', '{/*', '*/}'],
  ...[
    'import a from "b"',
    'export const c',
    '`',
    '```',
    '*',
    '[x](',
    ')',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '$',
    '|',
  ],
  ...['word', ' ', '  ', '    ', '\t', '\n', '\n', '\n\n', '\n\n'],
];
const texts = fc.array(fc.constantFrom(...marks), { maxLength: 40 }).map(parts => parts.join(''));

describe('no text of these marks', () => {
  it.each(Object.entries(dialects))('breaks %s, and blocks follow one another', (_name, dialect) => {
    fc.assert(
      fc.property(texts, text => {
        const tree = parseMarkdown(text, dialect);
        expandMarkdown(tree, text);
        let last = 0;
        for (const { position } of tree.children) {
          expect(position?.start.offset).toBeGreaterThanOrEqual(last);
          last = position?.end.offset ?? Number.NaN;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns },
    );
  });

  it.each(Object.entries(dialects))(
    'reads otherwise in %s when it is cut before a block after a blank line',
    (_name, dialect) => {
      fc.assert(
        fc.property(texts, text => {
          const whole = parseMarkdown(text, dialect).children;
          for (const node of whole) {
            const offset = node.position?.start.offset ?? 0;
            const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
            if (lineStart === 0 || !/\n[ \t]*\n$/.test(text.slice(0, lineStart))) continue;
            const pieces = [text.slice(0, lineStart), text.slice(lineStart)] as const;
            const read = [...shapesBeforeBlock(pieces[0], dialect), ...shapesIn(pieces[1], dialect)];
            if (isDeepStrictEqual(read, whole.map(shapeOf)) || isParsersOwn(pieces)) continue;
            expect(read, JSON.stringify(pieces)).toEqual(whole.map(shapeOf));
          }
        }),
        { numRuns },
      );
    },
  );
});

const shapesIn = (text: string, dialect: MarkdownDialect) =>
  parseMarkdown(text, dialect).children.map(shapeOf);

/**
 * What stands in a text that a block follows, for which a word stands: at the end of a text, fenced code left open in a
 * list is read with the blank lines behind it, and elsewhere without.
 */
function shapesBeforeBlock(text: string, dialect: MarkdownDialect): readonly unknown[] {
  const read = shapesIn(`${text}word`, dialect);
  const isApart = isDeepStrictEqual(read.at(-1), shapesIn('word', dialect)[0]);
  return isApart ? read.slice(0, -1) : shapesIn(text, dialect);
}

/** Whether the parser reads a cut text otherwise by itself: after indented code it lets an empty item begin no list. */
function isParsersOwn(pieces: readonly string[]): boolean {
  const read = pieces.flatMap(piece => shapesIn(piece, gitHubMarkdown));
  return !isDeepStrictEqual(read, shapesIn(pieces.join(''), gitHubMarkdown));
}

/** A node without its place, and without the blank lines at the end of HTML that nothing closes. */
function shapeOf(node: object): unknown {
  return JSON.parse(
    JSON.stringify(node, function (name, value) {
      if (name === 'position') return undefined;
      return name === 'value' && this.type === 'html' ? String(value).trimEnd() : value;
    }),
  );
}

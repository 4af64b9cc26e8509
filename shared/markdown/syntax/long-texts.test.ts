import { describe, expect, it } from 'vitest';
import { commonMark, mdx, plainCommonMark } from '../../generators/dialects/markdown-dialects.ts';
import { parseMarkdown } from '../parse-markdown.ts';
import { htmlOf } from './render.test-support.ts';

describe('a long text of nothing but', () => {
  const size = process.env.LEYSIN_LONG === '1' ? 100_000 : 10_000;
  it.each([
    ...[
      '{{',
      '{{ ',
      '{%',
      '{{<',
      '{% a\n',
      '{{< a\n',
      '{{ a }}',
      '{% a %}\n',
      '{% raw %}\n',
      '{% comment %}\n',
      '{#',
    ],
    ...[
      ':::',
      ':::\n',
      ':::a\n',
      '::: a\n\n',
      ': ',
      ': a\n',
      'a\n: b\n',
      '!!! a\n',
      '> [!NOTE]\n',
      '[!NOTE] ',
    ],
    ...[
      '{:',
      '{:.a}',
      '*a*{:.b}',
      '{:.a}\n',
      '# {#a}\n',
      '{{',
      '<A ',
      '<A {',
      '<A b="',
      '{',
      '{ a ',
      'import a from\n',
      '<A>\n',
    ],
    ...['](a', ']({{', '[a]({{ b }}) ', '<a "', '<a {{', '<pre {{', '<!-- {{'],
  ])('%j is read', mark => {
    const text = mark.repeat(Math.ceil(size / mark.length));
    for (const dialect of [commonMark, mdx])
      expect(parseMarkdown(text, dialect).children.length).toBeGreaterThan(0);
  });
});

it('without these constructs, their marks are text', () => {
  const text =
    '# A {#b}\n\n{{ a }} {% b %} {{< c >}}\n\n:::note\n\n!!! note\n\nA\n: b\n\n> [!NOTE]\n\n*a*{:.b}\n\n$a$ ~~b~~ [^1]\n\n[^1]: c';
  expect(htmlOf(text, plainCommonMark)).toBe(
    [
      ...['<h1>A {#b}</h1>', '<p>{{ a }} {% b %} {{&#x3C; c >}}</p>', '<p>:::note</p>', '<p>!!! note</p>'],
      ...['<p>A\n: b</p>', '<blockquote><p>[!NOTE]</p></blockquote>', '<p><em>a</em>{:.b}</p>'],
      ...['<p>$a$ ~~b~~ <a href="c">^1</a></p>'],
    ].join(''),
  );
});

import fc from 'fast-check';

const words = [
  'word',
  'snow',
  'HPy_METH_KEYWORDS',
  '__init__',
  '_x_',
  'void*',
  '*star*',
  '**',
  '--',
  '---',
  '1.',
  '2)',
  '#',
  '##tag',
  '+',
  '-',
  '>',
  '&lt;tag&gt;',
  '&amp;amp;',
  'a&amp;b',
  '[x]',
  '[x](y)',
  '[a]:',
  '![i]',
  '`',
  '``q``',
  '~~',
  '~~~',
  '|',
  'a|b',
  '\\',
  '\\*',
  '{x}',
  '{: .c}',
  ':',
  '===',
  '&nbsp;',
  'été',
  '$',
  '!',
  '&lt;!--',
  "'",
  '"',
]; // prettier-ignore

const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .chain(list => fc.constantFrom(' ', '\n', '').map(glue => list.join(glue)));

const { inline } = fc.letrec<{ inline: string; leaf: string }>(tie => ({
  leaf: fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constant('<br>') },
    { weight: 1, arbitrary: fc.constant('<br>\n<br>\n') },
    { weight: 1, arbitrary: fc.constant('<img src="/cat.png" alt="a cat">') },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('foo', 'a*b', '__x__', 'a`b', '<i>')
        .map(code => `<code>${escapeCode(code)}</code>`),
    },
  ),
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    fc
      .tuple(fc.constantFrom('b', 'i', 'span', 'tt', 'sup'), tie('inline'))
      .map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
    tie('inline').map(inside => `<a href="https://example.org/a_b?c=d&amp;e=f">w${noLinks(inside)}</a>`),
    fc.array(tie('inline'), { minLength: 2, maxLength: 3 }).map(list => list.join(' ')),
  ),
}));

function escapeCode(code: string): string {
  return code.replace(/</g, '&lt;');
}

function noLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/g, '');
}

const { blocks } = fc.letrec<{ block: string; blocks: string }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    inline,
    fc.tuple(fc.constantFrom('p', 'h2', 'h3'), inline).map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
    fc.constantFrom('x = 1\n\n  y = *p', '```\nfence', '<b>').map(code => `<pre>${escapeCode(code)}</pre>`),
    fc.constant('<!-- kept -->\n'),
    fc.constant('<hr>'),
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
      .map(([tag, items]) => `<${tag}>\n${items.map(item => `<li>${item}</li>`).join('\n')}\n</${tag}>`),
    tie('blocks').map(inside => `<blockquote>${inside}</blockquote>`),
    tie('blocks').map(inside => `<div class="x">${inside}</div>`),
    fc.constant('<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td><b>2</b></td></tr></table>'),
    fc.constant('<iframe src="https://example.org/"></iframe>'),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map(list => list.join('\n')),
}));

/** Small HTML texts such as blog hosts write them, full of characters that mean something in Markdown. */
export const htmlSamples: fc.Arbitrary<string> = blocks;

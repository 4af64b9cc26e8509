import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { languageIn } from './language-names.ts';
import { nameCodeLanguages } from './name-code-languages.ts';

test.each([
  ['js', 'js'],
  ['js{1,3}', 'js'],
  ['{.python}', 'python'],
  ['{.python', 'python'],
  ['{r,', 'r'],
  ['{=html}', 'html'],
  ['python:file.py', 'python'],
  ['rust,ignore', 'rust'],
  ['js=101', 'js'],
  ['c++', 'c++'],
  ['C#', 'C#'],
  ['F#{highlight:[1]}', 'F#'],
  ['objective-c++', 'objective-c++'],
  ['vb.net', 'vb.net'],
  ['1c', '1c'],
  ['{#id', undefined],
  ['"><img', undefined],
  ['日本', undefined],
  ['', undefined],
])('the language in %j is %j', (info, language) => {
  expect(languageIn(info)).toBe(language);
});

function named(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  nameCodeLanguages(tree);
  return toHtml(tree);
}

test('code has one plain mark of its language', () => {
  expect(named('<pre><code class="language-js{1,3} x">a</code></pre>')).toBe(
    '<pre><code class="language-js x">a</code></pre>',
  );
  expect(named('<pre><code class="lang-{.python}">a</code></pre>')).toBe(
    '<pre><code class="language-python">a</code></pre>',
  );
  expect(named('<code class="language-{}">a</code>')).toBe('<code class="">a</code>');
  expect(named('<code class="math-inline">a</code>')).toBe('<code class="math-inline">a</code>');
});

test('what Mermaid’s own script would draw becomes a fence of text', () => {
  expect(named('<div class="mermaid">\ngraph TD\nA-->B\n</div><p>x</p>')).toBe(
    '<pre><code class="language-mermaid">graph TD\nA-->B</code></pre><p>x</p>',
  );
  expect(named('<pre class="mermaid">pie <b onclick="x">y</b></pre>')).toBe(
    '<pre><code class="language-mermaid">pie y</code></pre>',
  );
  expect(named('<span class="mermaid">x</span>')).toBe('<span class="mermaid">x</span>');
});

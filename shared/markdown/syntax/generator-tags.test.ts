import { describe, expect, it } from 'vitest';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { block, htmlOf, tag } from './render.test-support.ts';

const html = (text: string, generatorSyntax: GeneratorSyntax): string => htmlOf(text, { generatorSyntax });

describe('a tag alone on a line is a block', () => {
  it.each<[GeneratorSyntax, string, string]>([
    ['liquid', '{% include a.html b="*c*" %}', block('include', 'a.html b="*c*"')],
    ['liquid', '{%- if a -%}\nb\n{%- endif -%}', `${block('if', 'a')}<p>b</p>${block('end of if')}`],
    ['liquid', '{% include a.html\n   b="c"\n%}', block('include', 'a.html\n   b="c"')],
    ['liquid', '{{ content }}', block('content')],
    ['liquid', '{{ "a" | upcase }}', block('', '"a" | upcase')],
    ['liquid', 'a\n{% b %}\nc', `<p>a</p>${block('b')}<p>c</p>`],
    ['liquid', '- {% b %}', `<ul><li>${block('b')}</li></ul>`],
    [
      'hexo',
      '{% note info %}\n- a\n{% endnote %}',
      `${block('note', 'info')}<ul><li>a</li></ul>${block('end of note')}`,
    ],
    ['hexo', '{# a #}', block('a')],
    ['hugo', '{{< figure src="a.png" >}}', block('figure', 'src="a.png"')],
    ['hugo', '{{< figure\n  src="a"\n>}}', block('figure', 'src="a"')],
    ['hugo', '{{% a/b %}}\nc\n{{% /a/b %}}', `${block('a/b')}<p>c</p>${block('end of a/b')}`],
    ['hugo', '{{< a />}}', block('a')],
    ['zola', '{{ youtube(id="x") }}', block('youtube', '(id="x")')],
    ['zola', '{% quote(a="b") %}\nc\n{% end %}', `${block('quote', '(a="b")')}<p>c</p>${block('end')}`],
    ['nikola', '{{% media url="x" %}}', block('media', 'url="x"')],
    ['any', '{{< a >}}\n\n{% b %}\n\n{{% c %}}', block('a') + block('b') + block('c')],
  ])('%s: %j', (syntax, text, expected) => {
    expect(html(text, syntax)).toBe(expected);
  });
});

describe('a tag within a line is a label', () => {
  it.each<[GeneratorSyntax, string, string]>([
    ['liquid', 'a {{ site.title | escape }} b', `a ${tag('site.title', '| escape')} b`],
    ['liquid', 'a {% x\ny %} b', `a ${tag('x', 'y')} b`],
    ['liquid', '**a {{ b_c_d }}**', `<strong>a ${tag('b_c_d')}</strong>`],
    ['hugo', 'a {{< b "c" >}} d {{% e %}}', `a ${tag('b', '"c"')} d ${tag('e')}`],
    ['hugo', 'a {{</* b c */>}} d', 'a {{&#x3C; b c >}} d'],
    ['zola', 'a {{ b(c=1) }} d', `a ${tag('b', '(c=1)')} d`],
    ['nikola', 'a {{% b %}} {{ c }} {% d %}', `a ${tag('b')} {{ c }} {% d %}`],
    ['hugo', 'a {{ b }} {% c %}', 'a {{ b }} {% c %}'],
    ['none', 'a {{ b }} {% c %} {{< d >}}', 'a {{ b }} {% c %} {{&#x3C; d >}}'],
  ])('%s: %j', (syntax, text, expected) => {
    expect(html(text, syntax)).toBe(`<p>${expected}</p>`);
  });
});

describe('what no tag is stays text', () => {
  it.each([['{{ a'], ['{% a'], ['{{< a'], ['{{ {{ a'], ['a }} b %}'], ['\\{{ a }}'], ['{{ a\n\nb }}']])(
    '%j',
    text => {
      expect(html(text, 'any')).not.toContain('generator');
    },
  );

  it('inside code', () => {
    const text =
      '`{{ a }}`\n\n```\n{% b %}\n```\n\n    {{< c >}}\n\n<code>{{ d }}</code>\n\n<pre>\n{{ e }}\n</pre>';
    expect(html(text, 'any')).not.toContain('generator');
    expect(html(text, 'any').match(/\{[{%]/g)).toHaveLength(5);
  });

  it('as long as a list item goes on', () => {
    expect(html('- {{< a\n\n- z >}} b', 'any')).toBe(
      '<ul><li><p>{{&#x3C; a</p></li><li><p>z >}} b</p></li></ul>',
    );
  });
});

describe('what stands between a tag and its end', () => {
  const code = '<pre><code class="language-js">a\n\n- {{ b }}\n</code></pre>';

  it.each<[GeneratorSyntax, string]>([
    ['liquid', '{% highlight js linenos %}\na\n\n- {{ b }}\n{% endhighlight %}\n\nz'],
    ['any', '{% highlight js %}\na\n\n- {{ b }}\n{%- endhighlight -%}\n\nz'],
    ['hexo', '{% codeblock title lang:js %}\na\n\n- {{ b }}\n{% endcodeblock %}\n\nz'],
    ['hugo', '{{< highlight js "linenos=table" >}}\na\n\n- {{ b }}\n{{< /highlight >}}\n\nz'],
  ])('%s: %j is code in its language', (syntax, text) => {
    expect(html(text, syntax)).toBe(`${code}<p>z</p>`);
  });

  it('is code to the end where nothing ends it', () => {
    expect(html('{% highlight js %}\na\n\n- {{ b }}', 'liquid')).toBe(code);
    expect(html('> {% highlight js %}\n> a\n\nb', 'liquid')).toBe(
      '<blockquote><pre><code class="language-js">a\n</code></pre></blockquote><p>b</p>',
    );
  });

  it('is hidden where it is a comment', () => {
    expect(html('a\n\n{% comment %}\nb\n\n{% c %}\n{% endcomment %}\n\nd', 'liquid')).toBe(
      '<p>a</p><p>d</p>',
    );
    expect(html('{{% comment %}}\nb\n{{% /comment %}}', 'hugo')).toBe('');
    expect(html('a {% comment %}b *c*{% endcomment %} d', 'liquid')).toBe('<p>a  d</p>');
  });

  it.each<[GeneratorSyntax, string]>([
    ['liquid', '{% raw %}\n{{ a }}\n\n- {% b %}\n\n{% endraw %}\n{{ c }}'],
    ['nikola', '{{% raw %}}\n{{ a }}\n\n- {% b %}\n\n{{% /raw %}}\n{{% c %}}'],
  ])('%s: %j is Markdown whose tags are text', (syntax, text) => {
    expect(html(text, syntax)).toBe(`<div><p>{{ a }}</p><ul><li>{% b %}</li></ul></div>${block('c')}`);
  });

  it('is raw in the middle of a line, and to the end where nothing ends it', () => {
    expect(html('{% raw %}{{ a }}{% endraw %} {{ b }}', 'liquid')).toBe(`<p>{{ a }} ${tag('b')}</p>`);
    expect(html('{% raw %}\na\n\n{{ b }}', 'liquid')).toBe('<div><p>a</p><p>{{ b }}</p></div>');
  });
});

describe('a tag in an address', () => {
  it.each([
    ['[x]({{ site.url }}/a)', '<a href="%7B%7B%20site.url%20%7D%7D/a">x</a>'],
    ['[x]({% link _p/a.md %} "t")', '<a href="%7B%25%20link%20_p/a.md%20%25%7D" title="t">x</a>'],
    ['[x](<{% link a.md %}>)', '<a href="%7B%25%20link%20a.md%20%25%7D">x</a>'],
    ['[x]({{< ref "a.md" >}})', '<a href="%7B%7B%3C%20ref%20%22a.md%22%20%3E%7D%7D">x</a>'],
    [`![x]({{ '/a.png' | relative_url }})`, /<img src="%7B%7B%20.*relative_url%20%7D%7D" alt="x">/],
    ['[x][y]\n\n[y]: {{ a }}/b', '<a href="%7B%7B%20a%20%7D%7D/b">x</a>'],
    ['[{{ a }}](b)', `<a href="b">${tag('a')}</a>`],
    ['<a href="{{ a }}/b">{{ c }}</a>', `<a href="{{ a }}/b">${tag('c')}</a>`],
    ['`[x]({{ a }})`', '<code>[x]({{ a }})</code>'],
    ['\\[x]({{ a }})', `[x](${tag('a')})`],
  ])('%j stays one', (text, expected) => {
    const [, content = ''] = /^<p>(.*)<\/p>$/s.exec(html(text, 'any')) ?? [];
    if (typeof expected === 'string') expect(content).toBe(expected);
    else expect(content).toMatch(expected);
  });

  it('is left alone where the text holds the code points that would stand for its spaces', () => {
    expect(html('[x]({{ a }}) \uFDD0', 'any')).toBe(`<p>[x](${tag('a')}) \uFDD0</p>`);
  });
});

it('a tag in the text of raw HTML is a label, and lines stay where they are', () => {
  expect(html('<div>\n{% include a\nb %}\nc {{ d }} <img src="{{ e }}">\n</div>', 'any')).toBe(
    `<div>\n${tag('include', 'a\nb')}\nc ${tag('d')} <img src="{{ e }}"></div>`,
  );
});

import { describe, expect, it } from 'vitest';
import { block, htmlOf, tag } from './render.test-support.ts';

describe('a component', () => {
  it.each([
    ['<Chart data={[1,2]} title="Sales" />', block('Chart', 'data={[1,2]} title="Sales"')],
    ['<my-widget>\n</my-widget>', block('my-widget')],
    ['a <Badge kind="new" /> b', `<p>a ${tag('Badge', 'kind="new"')} b</p>`],
    ['a <x-y></x-y> b', `<p>a ${tag('x-y')} b</p>`],
    [
      '<Tabs><TabItem value="a">Apple</TabItem></Tabs>',
      `<p>${tag('Tabs')}${tag('TabItem', 'value="a"')}Apple${tag('end of TabItem')}${tag('end of Tabs')}</p>`,
    ],
    ['<Tabs>\n\n*a*\n\n</Tabs>', `${block('Tabs')}<p><em>a</em></p>${block('end of Tabs')}`],
    ['> <Tabs>', `<blockquote>${block('Tabs')}</blockquote>`],
    ['List<String> b', `<p>List${tag('String')} b</p>`],
    ['<div>\n<Chart a="b"/>\n</div>', `<div>\n${tag('Chart', 'a="b"')}</div>`],
    ['<p>a\n<x-y>\nb</p>', `<p>a\n${tag('x-y')}\nb</p>`],
  ])('%j leaves a label', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('keeps the lines below it where they are', () => {
    const text = '<div>\n<Chart\n  a="b"\n/>\n<em>c</em>';
    expect(htmlOf(text).split('\n')).toHaveLength(5);
  });

  it('shows its arguments as text, whatever they say', () => {
    const html = htmlOf(
      '<x-y onclick="alert(1)" a="<img src=x onerror=alert(2)>" b=\'</code><script>\'></x-y>',
    );
    expect(html).toBe(
      `<p>${tag('x-y', 'onclick="alert(1)" a="&#x3C;img src=x onerror=alert(2)>" b=\'&#x3C;/code>&#x3C;script>\'')}</p>`,
    );
  });

  it.each([
    ['<DIV>a</DIV>'],
    ['<script>a</script>'],
    ['<object data="a">b</object>'],
    ['<Image src="a.png">'],
  ])('%j is none: HTML knows it', text => {
    expect(htmlOf(text)).not.toContain('generator');
  });

  it.each([
    ['<svg><x-y></x-y><circle r="1"/></svg>'],
    ['a <svg><x-y></x-y></svg> b'],
    ['<pre><x-y></pre>'],
    ['<!-- <x-y> -->'],
    ['<div title="<x-y>">a</div>'],
    ['<o:p></o:p>'],
    ['`<x-y>`'],
  ])('%j is none', text => {
    expect(htmlOf(text)).not.toContain('generator');
  });

  it('is written as it is within code', () => {
    expect(htmlOf('<code><x-y a></code>')).toBe('<p><code>&#x3C;x-y a></code></p>');
  });

  it('is none in plain CommonMark', () => {
    expect(htmlOf('<x-y>a</x-y>', { generatorSyntax: 'none' })).toBe('<p>a</p>');
  });

  // Long enough that whoever looks at all of it for each tag is still at it when the test runner loses patience.
  it('is found in long texts without looking at them twice', () => {
    expect(htmlOf(`<div>\n${'<x "'.repeat(125_000)}`)).toBe('<div></div>');
    expect(htmlOf(`<div>\n${'<x-y>'.repeat(12_500)}`)).toContain('generator-tag');
  });
});

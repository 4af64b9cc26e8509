import { describe, expect, it } from 'vitest';
import { goldmarkDialect } from '../../generators/dialects/goldmark-dialect.ts';
import { htmlOf } from './render.test-support.ts';

const omission = / title="The generator leaves this out: readers do not see it"/g;
const html = (text: string) => htmlOf(text, goldmarkDialect({}));
const kept = (text: string) => htmlOf(text, goldmarkDialect({ unsafe: true }));

const dropped = (source: string) =>
  `<div class="generator-block"><b>HTML left out</b> <code>${source}</code></div>`;
const droppedTag = (source: string) => `<span class="generator-tag"><code>${source}</code></span>`;

describe('raw HTML that the generator leaves out', () => {
  it.each([
    ['a\n\n<div class="x">\n*b*\n</div>\n\nc', `<p>a</p>${dropped('&#x3C;div class="x"> …')}<p>c</p>`],
    ['<p>one</p>', dropped('&#x3C;p>one&#x3C;/p>')],
    ['<div>\n\n*b*\n\n</div>', `${dropped('&#x3C;div>')}<p><em>b</em></p>`],
    ['- <hr>\n- b', `<ul><li>${dropped('&#x3C;hr>')}</li><li>b</li></ul>`],
    ['> <hr>', `<blockquote>${dropped('&#x3C;hr>')}</blockquote>`],
    ['<My-Thing a="b">\n', dropped('&#x3C;My-Thing a="b">')],
    ['<!-- never closed\n\nb', dropped('&#x3C;!-- never closed …')],
  ])('is a label on a line of its own: %j', (text, expected) => {
    expect(html(text).replace(omission, '')).toBe(expected);
    expect(html(text)).toMatch(omission);
    expect(kept(text)).not.toContain('HTML left out');
  });

  it.each([
    ['a <b>*c*</b> d', `a ${droppedTag('&#x3C;b>')}<em>c</em> d`],
    ['a<br>b', `a${droppedTag('&#x3C;br>')}b`],
    ['a <img src="x.png"\nalt="y"> b', `a ${droppedTag('&#x3C;img src="x.png" …')} b`],
    ['a `<b>` &lt;b&gt;', 'a <code>&#x3C;b></code> &#x3C;b>'],
    ['<https://x.example>', '<a href="https://x.example">https://x.example</a>'],
  ])('within a line leaves the text between its tags: %j', (text, expected) => {
    expect(html(text).replace(omission, '')).toBe(`<p>${expected}</p>`);
  });

  it('cuts what its label shows, never through a character', () => {
    const long = html(`<div title="${'𝒙'.repeat(5000)}">`);
    expect(long).toMatch(/^<div class="generator-block".*<code>.{60,70} …<\/code><\/div>$/u);
    expect(long).not.toMatch(/\p{Surrogate}/u);
  });

  it('can be a comment, which shows nothing anyway', () => {
    expect(html('a\n\n<!-- b -->\n<!-- c -->\n\nd <!-- e --> f')).toBe('<p>a</p><p>d  f</p>');
  });

  it('holds no tags of the generator, which runs those outside of it', () => {
    expect(html('<i>{{< a >}}</i>').replace(omission, '')).toBe(
      `<p>${droppedTag('&#x3C;i>')}<span class="generator-tag"><b>a</b></span></p>`,
    );
    expect(html('<div>\n{{< a >}}\n</div>').replace(omission, '')).toBe(dropped('&#x3C;div> …'));
  });

  it('takes no time that grows faster than it does', () => {
    const comments = '<!-- '.repeat(50_000);
    expect(html(comments).replace(omission, '')).toMatch(/^<div class="generator-block">/);
  });
});

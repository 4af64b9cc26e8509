import { describe, expect, it } from 'vitest';
import { htmlOf } from './render.test-support.ts';

const callout = (look: string, title: string, content: string): string =>
  `<aside class="callout callout-${look}"><p class="callout-title">${title}</p>${content}</aside>`;

describe('a quote that begins with a mark', () => {
  it.each([
    ['> [!NOTE]\n> a *b*', callout('note', 'Note', '<p>a <em>b</em></p>')],
    ['> [!tip] Own `title`\n>\n> a', callout('tip', 'Own <code>title</code>', '<p>a</p>')],
    ['> [!IMPORTANT]', callout('important', 'Important', '')],
    ['> [!WARNING]\n> - a', callout('warning', 'Warning', '<ul><li>a</li></ul>')],
    ['> [!CAUTION]\n> a', callout('caution', 'Caution', '<p>a</p>')],
    ['> [!my-kind]\n> a', callout('note', 'My kind', '<p>a</p>')],
    ['- > [!danger]\n  > a', `<ul><li>${callout('caution', 'Danger', '<p>a</p>')}</li></ul>`],
  ])('%j is a callout', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('can be folded away where the mark says so', () => {
    expect(htmlOf('> [!faq]- Why?\n> a')).toBe(
      '<details class="callout callout-important" open><summary class="callout-title">Why?</summary><p>a</p></details>',
    );
  });

  it.each([['> a [!NOTE]'], ['> \\[!NOTE]'], ['> [NOTE]'], ['[!NOTE]']])('%j is none', text => {
    expect(htmlOf(text)).not.toContain('callout');
  });

  it('is a quote where the dialect says so', () => {
    expect(htmlOf('> [!NOTE]\n> a', { quoteCallouts: false })).toBe(
      '<blockquote><p>[!NOTE]\na</p></blockquote>',
    );
  });
});

describe('a fence of colons', () => {
  it.each([
    [':::note\na\n:::\nb', `${callout('note', 'Note', '<p>a</p>')}<p>b</p>`],
    [
      '::: warning Own *title*\n\na\n\nb\n\n:::',
      callout('warning', 'Own <em>title</em>', '<p>a</p><p>b</p>'),
    ],
    [':::tip[Own *title*]{.wide}\na\n:::', callout('tip', 'Own <em>title</em>', '<p>a</p>')],
    ['::: {#x .danger}\na\n:::', callout('caution', 'Danger', '<p>a</p>')],
    [':::note\n- a\n\n:::\n- b', `${callout('note', 'Note', '<ul><li>a</li></ul>')}<ul><li>b</li></ul>`],
    [':::note\n```\n:::\nafter', `${callout('note', 'Note', '<pre><code></code></pre>')}<p>after</p>`],
    ['a\n:::note\nb', `<p>a</p>${callout('note', 'Note', '<p>b</p>')}`],
    ['::::a\n:::b\nx\n:::\ny\n::::', callout('note', 'A', `${callout('note', 'B', '<p>x</p>')}<p>y</p>`)],
    ['> :::note\n> a\n\nb', `<blockquote>${callout('note', 'Note', '<p>a</p>')}</blockquote><p>b</p>`],
  ])('%j', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('goes on over blank lines to the end of the text where nothing closes it', () => {
    expect(htmlOf(':::note\na\n\n# b\n\n- c')).toBe(
      callout('note', 'Note', '<p>a</p><h1>b</h1><ul><li>c</li></ul>'),
    );
  });

  it('of the kind "details" can be folded away', () => {
    expect(htmlOf('::: details More\na\n:::')).toContain('<summary class="callout-title">More</summary>');
  });

  it.each([['::: '], [':::'], ['::note'], ['a :::note']])('%j is none', text => {
    expect(htmlOf(text)).toBe(`<p>${text.trim()}</p>`);
  });

  it('is text where the dialect says so', () => {
    expect(htmlOf(':::note\na\n:::', { fencedCallouts: false })).toBe('<p>:::note\na\n:::</p>');
  });

  it('nests as deep as anybody needs, and no deeper', () => {
    const open = Array.from({ length: 100 }, (_, index) => `${':'.repeat(103 - index)}note`).join('\n');
    expect(htmlOf(open).match(/<aside/g)).toHaveLength(32);
  });
});

describe('an admonition', () => {
  it.each([
    ['!!! note\n    a\n\n    b\n\nc', `${callout('note', 'Note', '<p>a</p><p>b</p>')}<p>c</p>`],
    ['!!! danger "Own *title*"\n    a', callout('caution', 'Own <em>title</em>', '<p>a</p>')],
    ['!!! tip inline end "T"\n    - a', callout('tip', 'T', '<ul><li>a</li></ul>')],
    ['!!! note\n\ta', callout('note', 'Note', '<p>a</p>')],
    ['!!! note ""\n    a', '<aside class="callout callout-note"><p>a</p></aside>'],
    ['!!! note\n    !!! tip\n        a', callout('note', 'Note', callout('tip', 'Tip', '<p>a</p>'))],
  ])('%j', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('with question marks can be folded away', () => {
    expect(htmlOf('???+ tip\n    a')).toContain('<details class="callout callout-tip" open>');
  });

  it.each([['!!! '], ['! note'], ['!!! "a"'], ['!!! note "a" b']])('%j is none', text => {
    expect(htmlOf(text)).not.toContain('callout');
  });

  it('is text where the dialect says so', () => {
    expect(htmlOf('!!! note\n    a', { admonitions: false })).toBe('<p>!!! note\na</p>');
  });
});

it('of the classes of callouts, none but ours get through', () => {
  expect(htmlOf('<aside class="callout fixed">a</aside>')).toBe('<aside class="callout">a</aside>');
});

import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { cleanComment } from './clean-comment.ts';
import { testContext } from './context.test-support.ts';

const clean = (html: string) => toHtml([...cleanComment(html, testContext())]);

describe('a reader’s comment', () => {
  it('keeps its paragraphs, breaks, emphasis and links', () => {
    expect(clean('<p>See <a href="https://example.invalid/">this</a>,<br><b>Pim</b></p>')).toBe(
      '<p>See <a href="https://example.invalid/">this</a>,<br><b>Pim</b></p>',
    );
  });

  it('loses what could act in the window or take the name of one of its parts', () => {
    const shown = clean(
      '<p id="root" onclick="x()">a<script>x()</script><a href="javascript:x()">b</a><img src="https://t.invalid/p.gif" onerror="x()"></p>',
    );
    expect(shown).not.toMatch(/onclick|onerror|script|javascript:|id=|src=/);
    expect(shown).toContain('a');
  });

  it('has no drawings, and keeps the signs of its formulas', () => {
    expect(clean('<p id=a>a<svg width=9000 height=9000><rect fill="url(#a)"/></svg>b</p>')).toBe('<p>ab</p>');
    expect(clean('<p><code class="language-math">\\sqrt{x}</code></p>')).toContain('<svg');
  });

  it('shows the source of what is nested too deeply to be read', () => {
    const deep = '<b>'.repeat(20_000);
    expect(clean(deep)).toContain('&#x3C;b>');
  });
});

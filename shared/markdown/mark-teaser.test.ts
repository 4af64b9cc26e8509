import { describe, expect, it } from 'vitest';
import { testContext } from './context.test-support.ts';
import { renderArticle } from './render-article.ts';

const html = (text: string, path = 'posts/a.md'): string => renderArticle(text, testContext({ path })).html;

describe('the end of the teaser', () => {
  it.each([
    ...['<!--more-->', '<!-- more -->', '<!-- MORE -->', '<!-- more Read on -->', '<!-- read more -->'],
    ...[
      '<!-- TEASER_END -->',
      '<!-- TEASER_END: Read on -->',
      '<!-- PELICAN_END_SUMMARY -->',
      '<!-- truncate -->',
    ],
    ...[
      '<!-- excerpt -->',
      '<!--end_excerpt-->',
      '<!-- end excerpt -->',
      '<!-- excerpt-end -->',
      '<!-- end of excerpt -->',
    ],
  ])('is marked: %s', mark => {
    expect(html(`a\n\n${mark}\n\nb`)).toContain('<hr class="teaser-end"');
    expect(html(`a ${mark} b`)).toContain('<span class="teaser-end"');
  });

  it('is marked in MDX', () => {
    expect(html('a\n\n{/* truncate */}\n\nb', 'posts/a.mdx')).toContain('<hr class="teaser-end"');
  });

  it.each(['<!-- moreover -->', '<!-- no more -->', '<!-- excerpts -->', '`<!--more-->`'])(
    'is not: %s',
    mark => {
      expect(html(`a\n\n${mark}\n\nb`)).not.toContain('teaser-end');
    },
  );
});

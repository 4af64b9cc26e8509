import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from './slugify.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261122);
const numRuns = process.env.LEYSIN_LONG === '1' ? 100_000 : 1_000;

describe('a slug', () => {
  it.each([
    ['Hello, World!', 'hello-world'],
    ['Ünï Çase', 'uni-case'],
    ['Straße & Æsop', 'strasse-aesop'],
    ["Don't", 'dont'],
    ['日本語 タイトル', '日本語-タイトル'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-post'],
    ['a\u0000b\nc', 'a-b-c'],
    ['İstanbul', 'istanbul'],
  ])('of %s is %s', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  it('needs a letter or digit', () => {
    for (const title of ['', '   ', '!?', '\u202e', '…—', '👍'])
      expect(() => slugify(title)).toThrowError(expect.objectContaining({ code: 'post.bad-title' }));
  });

  it('is a safe name on every system, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), title => {
        let slug: string;
        try {
          slug = slugify(`a${title}`);
        } catch {
          return;
        }
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(125);
        expect(slugify(slug)).toBe(slug);
      }),
      { seed, numRuns, verbose: 1 },
    );
  });
});

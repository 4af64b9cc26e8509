import { describe, expect, it } from 'vitest';
import { commonMark } from '../../generators/dialects/markdown-dialects.ts';
import { parseMarkdown } from '../parse-markdown.ts';

const known = { definitions: ['A B', 'SS'], footnotes: ['NOTE'] };

function typesIn(text: string, labels?: typeof known): string[] {
  const [block] = parseMarkdown(text, commonMark, labels).children;
  return block && 'children' in block ? block.children.map(child => child.type) : [];
}

describe('a label defined in another piece of the post', () => {
  it.each([
    ['[a  b]', 'linkReference'],
    ['[text][A b]', 'linkReference'],
    ['[ß][]', 'linkReference'],
    ['![picture][a b]', 'imageReference'],
    ['[^note]', 'footnoteReference'],
  ])('makes %s a reference', (text, type) => {
    expect(typesIn(text, known)).toEqual([type]);
    expect(typesIn(text)).toEqual(['text']);
  });

  it('adds to the labels the piece defines itself', () => {
    expect(typesIn('[a b][] [own] [^note] [^own]\n\n[own]: /own\n\n[^own]: text', known)).toEqual([
      'linkReference',
      'text',
      'linkReference',
      'text',
      'footnoteReference',
      'text',
      'footnoteReference',
    ]);
  });

  it('is known between dollars that are no math', () => {
    expect(typesIn('$5 [a b] and [own] $\n\n[own]: /own', known)).toContain('linkReference');
    expect(typesIn('$5 [a b] $')).toEqual(['text']);
    expect(typesIn('$5 [own] $\n\n[own]: /own')).toContain('linkReference');
  });

  it('leaves positions as they are', () => {
    const [plain, seeded] = [parseMarkdown('[a b]', commonMark), parseMarkdown('[a b]', commonMark, known)];
    expect(seeded.position).toEqual(plain.position);
    expect(seeded.children[0]?.position).toEqual(plain.children[0]?.position);
  });

  it('serves each parse anew', () => {
    expect(typesIn('[a b]', known)).toEqual(['linkReference']);
    expect(typesIn('[a b]')).toEqual(['text']);
  });
});

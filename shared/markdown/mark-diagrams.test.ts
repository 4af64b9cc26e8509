import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { markDiagrams } from './mark-diagrams.ts';

const fence = (language: string, text: string): Root => ({
  type: 'root',
  children: [
    {
      type: 'element',
      tagName: 'pre',
      properties: { dataLine: 4 },
      children: [
        {
          type: 'element',
          tagName: 'code',
          properties: { className: [`language-${language}`] },
          children: [{ type: 'text', value: text }],
        },
      ],
    },
  ],
});

test('a fence of mermaid becomes a figure with its source and its line', () => {
  const tree = fence('mermaid', 'graph TD\nA-->B\n');
  markDiagrams(tree);
  expect(tree.children).toEqual([
    {
      type: 'element',
      tagName: 'figure',
      properties: { className: ['diagram'], dataLine: 4 },
      children: [
        {
          type: 'element',
          tagName: 'pre',
          properties: {},
          children: [expect.objectContaining({ tagName: 'code' })],
        },
      ],
    },
  ]);
  expect(JSON.stringify(tree)).toContain('graph TD\\nA-->B\\n');
});

test('capitals make no difference, other languages stay as they are', () => {
  const capitals = fence('Mermaid', 'pie\n');
  markDiagrams(capitals);
  expect(capitals.children[0]).toMatchObject({ tagName: 'figure' });
  const other = fence('js', 'a\n');
  markDiagrams(other);
  expect(other).toEqual(fence('js', 'a\n'));
});

test('of what stands in the source, only the text remains', () => {
  const tree = fence('mermaid', 'a');
  const pre = tree.children[0];
  const code = pre?.type === 'element' ? pre.children[0] : undefined;
  if (code?.type === 'element')
    code.children.push({
      type: 'element',
      tagName: 'img',
      properties: { src: 'x', alt: 'y' },
      children: [{ type: 'text', value: 'b' }],
    });
  markDiagrams(tree);
  const shown = JSON.stringify(tree);
  expect(shown).not.toContain('img');
  expect(shown).toContain('"value":"ab"');
});

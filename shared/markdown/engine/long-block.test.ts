import { expect, it } from 'vitest';
import { applyAnswer } from '../apply-answer.ts';
import { testContext } from '../context.test-support.ts';
import { createPreviewEngine } from '../engine.ts';

/** First lines of all items on the page, counted in the file. */
function itemLines(text: string): number[] {
  const engine = createPreviewEngine();
  const answer = engine.answer({
    kind: 'open',
    document: 1,
    version: 1,
    text,
    context: testContext(),
    plain: [],
  });
  if (!answer) throw new Error('the engine says nothing');
  const { units } = applyAnswer({ units: [], generated: [] }, answer);
  return units.flatMap(({ line, nodes }) =>
    nodes.flatMap(node =>
      node.type === 'element' && node.tagName === 'li' ? [line + Number(node.properties.dataLine)] : [],
    ),
  );
}

it.each(['', '\n', '\n\n\n', 'A paragraph.\n\n\n', '---\ntitle: A\n---\n\n\n'])(
  'the items of a long list have their own lines after %j',
  before => {
    const items = Array.from({ length: 40 }, (_value, index) => `- item ${index} ${'words '.repeat(20)}\n`);
    const first = before.split('\n').length;
    expect(itemLines(before + items.join(''))).toEqual(items.map((_item, index) => first + index));
  },
);

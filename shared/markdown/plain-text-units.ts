import type { Element } from 'hast';
import type { PreviewUnit } from './preview-protocol.ts';

/**
 * Text as it is, for formats that are not rendered and for documents that cannot be: one unit per run of lines up to a
 * blank one, every line a block of its own. `firstLine` is the line of the file `body` begins on.
 */
export function plainTextUnits(body: string, firstLine: number): PreviewUnit[] {
  const units: PreviewUnit[] = [];
  let run: Element[] = [];
  const lines = body.split('\n');
  lines.forEach((text, index) => {
    const line = firstLine + index;
    // The line feed is for whoever copies or reads the HTML without our styles; a block hides its last one.
    run.push(
      element(
        'span',
        { className: ['plain-line'], dataLine: run.length, dataEndLine: run.length },
        `${text}\n`,
      ),
    );
    const isRunEnd = index === lines.length - 1 || (text === '' && lines[index + 1] !== '');
    if (!isRunEnd) return;
    units.push({
      line: line + 1 - run.length,
      lines: run.length,
      nodes: [
        {
          type: 'element',
          tagName: 'pre',
          properties: { className: ['plain-text'], dataLine: 0, dataEndLine: run.length - 1 },
          children: run,
        },
      ],
    });
    run = [];
  });
  return units;
}

function element(tagName: string, properties: Element['properties'], text: string): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: [{ type: 'text', value: text }],
  };
}

import type { ElementContent } from 'hast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserRig, browserPath, startBrowserRig } from '../../../e2e/support/browser-rig.ts';
import type { hastToDom } from './hast-to-dom.ts';

describe.skipIf(browserPath === undefined)('a block that is too long to show', () => {
  let rig: BrowserRig;
  beforeAll(async () => {
    rig = await startBrowserRig([new URL('hast-to-dom.ts', import.meta.url)]);
  }, 120_000);
  afterAll(() => rig?.close());

  const element = (tagName: string, children: ElementContent[]): ElementContent => ({
    type: 'element',
    tagName,
    properties: {},
    children,
  });
  const words = (length: number): ElementContent => ({ type: 'text', value: 'x'.repeat(length) });
  const line: ElementContent = { type: 'text', value: '\n' };
  const row = element('tr', [
    line,
    element('td', [words(600_000)]),
    line,
    element('td', [words(9)]),
    element('td', []),
  ]);

  it.each<[within: string[], node: ElementContent, shown: string]>([
    [[], element('p', [words(600_000)]), 'p|p.cut-note'],
    [['blockquote'], element('p', [words(600_000)]), 'p|p.cut-note'],
    [['table', 'tbody'], row, 'tr|tr>td1>p.cut-note'],
    [['ul'], element('li', [words(600_000)]), 'li|li>p.cut-note'],
    [['section', 'ol'], element('li', [words(600_000)]), 'li|li>p.cut-note'],
    [['dl'], element('dd', [words(600_000)]), 'dd|dd>p.cut-note'],
  ])('says so in what may stand there, within %j', async (within, node, expected) => {
    const shown = await rig.page.evaluate(
      ([tree, names]) => {
        const { hastToDom: make } = globalThis as unknown as { hastToDom: typeof hastToDom };
        const nodes = make([tree], document, { within: names }) as readonly Element[];
        const nameOf = (one: Element) =>
          one.localName + (one.className && `.${one.className}`) + (one.getAttribute('colspan') ?? '');
        const tell = (one: Element): string => {
          const note = one.querySelector('.cut-note') ?? one;
          const around: string[] = [];
          for (let at: Element | null = note; at && one.contains(at); at = at.parentElement)
            around.unshift(nameOf(at));
          return around.join('>');
        };
        return nodes.map(tell).join('|');
      },
      [node, within] as const,
    );
    expect(shown).toBe(expected);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import type { Rig } from './rig-page.ts';
import { type RunningRig, startRig } from './start-rig.ts';

declare const window: { readonly rig: Rig };

let rig: RunningRig;
const context = testContext();

beforeAll(async () => {
  rig = await startRig(false);
}, 120_000);
afterAll(async () => {
  await rig?.close();
});

/** What a post may try to be seen where it does not stand. */
const overlays = [
  '<div style="position:fixed;inset:0;z-index:9;background:red">a</div>',
  '<style>* { position: fixed; inset: 0 } body { background: url(https://canary.invalid/a) }</style>',
  '<p class="sr-only title facts katex-html vlist" style="position:absolute">b</p>',
  '<div class="blocked-media plain-line math-display" align="x;position:fixed">c</div>',
  '<svg style="position:fixed" class="title" width="99999" height="99999" overflow="visible"><rect x="-5000" width="9999" height="9999"/></svg>',
  '<svg overflow="visible" viewBox="0 0 1 1" width="10" height="10"><text x="-900" y="-900" font-size="900">d</text></svg>',
  '<math style="position:fixed"><mspace width="-9999em"/><mpadded lspace="-9999em" voffset="9999em"><mi>e</mi></mpadded></math>',
  '<link rel="stylesheet" href="https://canary.invalid/x.css"><font style="x" size="7">f</font><marquee>g</marquee>',
  '$\\htmlStyle{position:fixed;top:0}{h} \\hspace{-5000em} i \\kern-9999em j \\raisebox{9999em}{k} \\rule{9999em}{9999em}$',
  '$\\class{title}{l} \\htmlClass{sr-only}{m} \\htmlId{n}{o} \\cssId{p}{q} \\color{red;position:fixed}{r}$',
  '$$\\smash{\\raisebox{-9999em}{s}} \\llap{\\hspace{9999em} t} \\mathllap{u}$$',
].join('\n\n');

interface Found {
  readonly placed: readonly string[];
  readonly styled: readonly string[];
  readonly named: readonly string[];
  readonly sheets: number;
  readonly seenAbove: string;
}

describe('what a post says of its looks', () => {
  it('lifts nothing out of the text, names no class of ours and loads nothing', async () => {
    rig.watch.takeRequests();
    const found = await rig.page.evaluate(
      async ({ text, context }): Promise<Found> => {
        await window.rig.show(text, context);
        const owner = window.rig.frame.contentDocument as Document;
        const view = owner.defaultView as Window;
        const sheets = owner.styleSheets.length;
        const all = [...owner.querySelectorAll<HTMLElement>('article *')];
        const outside = all.filter(element => !element.closest('.katex'));
        const nameOf = (element: Element) => element.outerHTML.slice(0, 100);
        return {
          placed: all
            .filter(element => {
              const { position } = view.getComputedStyle(element);
              // Formulas are laid out with places of their own, inside a box that holds them.
              return (
                position === 'fixed' ||
                position === 'sticky' ||
                (position === 'absolute' && !element.closest('.katex'))
              );
            })
            .map(nameOf),
          styled: outside.filter(element => element.hasAttribute('style')).map(nameOf),
          named: outside
            .filter(element => [...element.classList].some(name => !/^(?:math-|katex)/.test(name)))
            .map(nameOf),
          sheets,
          seenAbove: owner.elementFromPoint(2, 2)?.localName ?? '',
        };
      },
      { text: `---\ntitle: Above\n---\n\n${overlays}\n`, context },
    );
    expect(found).toEqual({ placed: [], styled: [], named: [], sheets: 1, seenAbove: 'html' });
    expect(rig.watch.takeRequests()).toEqual([]);
    expect(rig.watch.takeExecuted()).toEqual([]);
  });

  it('draws drawings within their own box', async () => {
    const boxes = await rig.page.evaluate(
      async ({ text, context }) => {
        await window.rig.show(text, context);
        const owner = window.rig.frame.contentDocument as Document;
        return [...owner.querySelectorAll('svg')].map(svg => ({
          overflow: owner.defaultView?.getComputedStyle(svg).overflow,
          isNarrow: svg.getBoundingClientRect().width <= (owner.body.clientWidth ?? 0),
          shapes: [...svg.querySelectorAll('*')].map(
            each => `${each.namespaceURI?.slice(-3)} ${each.localName}`,
          ),
        }));
      },
      { text: '<svg viewBox="0 0 9 9" width="9999"><path d="M0 0h90v90"/><text>a</text></svg>\n', context },
    );
    expect(boxes).toEqual([{ overflow: 'hidden', isNarrow: true, shapes: ['svg path', 'svg text'] }]);
  });
});

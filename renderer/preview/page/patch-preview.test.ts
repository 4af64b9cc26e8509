import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../e2e/support/find-browser.ts';
import type { PreviewAnswer, PreviewUnit } from '../../../shared/markdown/preview-protocol.ts';
import type { hastToDom } from './hast-to-dom.ts';
import type { createPreviewPage, endLineOf, lineOf } from './patch-preview.ts';
import { answerOf, edits, type Step, stepsOf, unit } from './random-patches.test-support.ts';

/** What the page under test offers. */
interface PatchWindow {
  readonly createPreviewPage: typeof createPreviewPage;
  readonly hastToDom: typeof hastToDom;
  readonly lineOf: typeof lineOf;
  readonly endLineOf: typeof endLineOf;
}

const browserPath = findBrowser();
const isLong = process.env.LEYSIN_LONG === '1';
const modules = ['patch-preview.ts', 'hast-to-dom.ts'].map(name =>
  fileURLToPath(new URL(name, import.meta.url)),
);

describe.skipIf(browserPath === undefined)('in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const code = await bundle();
    browser = await chromium.launch({ executablePath: browserPath ?? '' });
    page = await browser.newPage();
    await page.setContent('<iframe srcdoc="<body><header></header><article></article>"></iframe>');
    await page.waitForFunction(() => frames[0]?.document.querySelector('article'));
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction(() => 'createPreviewPage' in globalThis);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ['of a short post in one go', 0, 0],
    ['of a short post cut into parts', 3, 0],
    ['of a long post cut into parts', 1, 300],
  ])(
    'the article is what a fresh one is, after any patches %s',
    async (_name, msPerLook, unitsBefore) => {
      await fc.assert(
        fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 12 }), async rounds => {
          expect(await replay(page, stepsOf(rounds, unitsBefore), msPerLook)).toEqual([]);
        }),
        { numRuns: isLong ? 2000 : unitsBefore > 0 ? 6 : 40, endOnFailure: true },
      );
    },
    isLong ? 900_000 : 60_000,
  );

  it('shows a long answer from its beginning, and later answers after it', async () => {
    const insert = Array.from({ length: 300 }, (_, index) => unit(index + 1, 1, `p${index}`));
    const whole = answerOf([{ at: 0, remove: 0, insert, lines: 0 }]);
    const next = answerOf([{ at: 299, remove: 1, insert: [unit(300, 1, 'end')], lines: 0 }]);
    const seen = await page.evaluate(
      async answers => {
        const rig = globalThis as unknown as PatchWindow;
        const now = performance.now;
        let ms = 0;
        performance.now = () => (ms += 1);
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        const counts: number[] = [];
        const { article } = preview;
        preview.apply(answers[0]!, () => counts.push(article.querySelectorAll('p').length));
        const atOnce = { count: counts.length, first: article.querySelector('p')?.textContent };
        preview.apply(answers[1]!);
        await preview.settled();
        performance.now = now;
        return { atOnce, counts, last: [...article.querySelectorAll('p')].at(-1)?.textContent };
      },
      [whole, next],
    );
    expect(seen.atOnce).toEqual({ count: 1, first: 'p0' });
    expect(seen.counts.length).toBeGreaterThan(10);
    expect(seen.counts.at(-1)).toBe(300);
    expect(seen.counts).toEqual([...seen.counts].sort((a, b) => a - b));
    expect(seen.last).toBe('end');
  });

  it('has a wrapper follow its first unit there and back', async () => {
    const quote = { id: 9, tagName: 'blockquote', properties: {} };
    const insert = Array.from({ length: 100 }, (_, index) =>
      unit(index + 1, 1, 'p', index >= 60 && index < 70 ? [quote] : []),
    );
    const lines = await page.evaluate(
      async answers => {
        const rig = globalThis as unknown as PatchWindow;
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        for (const answer of answers) preview.apply(answer);
        await preview.settled();
        for (let turn = 0; turn < 20; turn += 1) await new Promise(resolve => requestIdleCallback(resolve));
        const wrapper = preview.article.querySelector('blockquote')!;
        return [wrapper, wrapper.firstElementChild!].map(element => element.getAttribute('data-line'));
      },
      [
        answerOf([{ at: 0, remove: 0, insert, lines: 0 }]),
        answerOf([{ at: 0, remove: 0, insert: [], lines: 3 }]),
        answerOf([{ at: 60, remove: 1, insert: [], lines: 0 }]),
        answerOf([{ at: 0, remove: 0, insert: [], lines: -3 }]),
      ],
    );
    expect(lines).toEqual(['62', '62']);
  });

  it('knows the lines of moved units before their attributes say so', async () => {
    const insert = Array.from({ length: 500 }, (_, index) => unit(index + 1, 1, 'p'));
    const found = await page.evaluate(
      async ([whole, move]) => {
        const rig = globalThis as unknown as PatchWindow;
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        preview.apply(whole!);
        await preview.settled();
        preview.apply(move!);
        const last = [...preview.article.querySelectorAll('p')].at(-1)!;
        const written = () => last.getAttribute('data-line');
        const early = { written: written(), line: rig.lineOf(last), unit: preview.units.at(-1)?.line };
        while (written() === early.written) await new Promise(resolve => setTimeout(resolve));
        return { early, late: { written: written(), line: rig.lineOf(last), end: rig.endLineOf(last) } };
      },
      [
        answerOf([{ at: 0, remove: 0, insert, lines: 0 }]),
        answerOf([{ at: 0, remove: 0, insert: [unit(1, 2, 'new')], lines: 2 }]),
      ],
    );
    expect(found.early).toEqual({ written: '500', line: 502, unit: 502 });
    expect(found.late).toEqual({ written: '502', line: 502, end: 502 });
  });

  it('cuts a block that is longer than anybody writes, and says so', async () => {
    const child = (value: string): ElementContent => ({
      type: 'element',
      tagName: 'b',
      properties: {},
      children: [{ type: 'text', value }],
    });
    const block = (children: ElementContent[]): PreviewUnit => ({
      line: 1,
      lines: 1,
      nodes: [{ type: 'element', tagName: 'p', properties: { dataLine: 0 }, children }],
    });
    const shown = await page.evaluate(
      async answer => {
        const rig = globalThis as unknown as PatchWindow;
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        preview.apply(answer);
        await preview.settled();
        return [...preview.article.children].map(({ textContent }) => textContent?.length ?? 0);
      },
      answerOf([
        {
          at: 0,
          remove: 0,
          lines: 0,
          insert: [
            block(Array.from({ length: 40_000 }, () => child('x'))),
            block([child('y'.repeat(900_000)), child('z')]),
            block([child('short')]),
          ],
        },
      ]),
    );
    const note = 'The rest of this block is too long to show.'.length;
    expect(shown).toEqual([15_000, note, 500_000, note, 5]);
  });

  it('keeps what the article begins with out of the header, whoever changes', async () => {
    const heading = (text: string): PreviewUnit => ({
      line: 1,
      lines: 1,
      nodes: [{ type: 'element', tagName: 'h1', properties: {}, children: [{ type: 'text', value: text }] }],
    });
    const metadata = { metadata: { title: 'Snow', lang: 'en', tags: [], draft: false }, metadataError: null };
    const titles = await page.evaluate(
      async answers => {
        const rig = globalThis as unknown as PatchWindow;
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        const shown: (string | undefined)[] = [];
        for (const answer of answers) {
          preview.apply(answer);
          await preview.settled();
          shown.push(preview.header.querySelector('h1')?.className);
        }
        return shown;
      },
      [
        { ...answerOf([{ at: 0, remove: 0, insert: [heading('Snow')], lines: 0 }]), metadata },
        answerOf([{ at: 0, remove: 1, insert: [heading('Ice')], lines: 0 }]),
        answerOf([{ at: 0, remove: 1, insert: [heading('Snow')], lines: 0 }]),
      ] as PreviewAnswer[],
    );
    expect(titles).toEqual(['title sr-only', 'title', 'title sr-only']);
  });

  it('lets go of what it takes off the page', async () => {
    const list = { id: 1, tagName: 'ul', properties: {} };
    const insert = Array.from({ length: 50 }, (_, index) => unit(index + 1, 1, 'p', [list]));
    await page.evaluate(
      async ([whole, empty]) => {
        const rig = globalThis as unknown as PatchWindow;
        const preview = rig.createPreviewPage(frames[0]!.document)!;
        preview.clear();
        preview.apply(whole!);
        const gone = [...preview.article.querySelectorAll('*')].map(node => new WeakRef(node));
        preview.apply(empty!);
        await preview.settled();
        Object.assign(globalThis, { preview, gone });
      },
      [
        answerOf([{ at: 0, remove: 0, insert, lines: 0 }]),
        answerOf([{ at: 0, remove: 50, insert: [], lines: 0 }]),
      ],
    );
    const left = async () => {
      await page.requestGC();
      return page.evaluate(
        () => (globalThis as unknown as { gone: WeakRef<Element>[] }).gone.filter(ref => ref.deref()).length,
      );
    };
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
  });
});

/** One program that puts what the tests need into the page's global scope. */
async function bundle(): Promise<string> {
  const id = 'virtual:patch-rig';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'patch-rig',
        resolveId: (asked: string) => (asked === id ? `\0${id}` : undefined),
        load: (asked: string) =>
          asked === `\0${id}`
            ? `${modules.map((path, index) => `import * as m${index} from ${JSON.stringify(path)};`).join('')}
               Object.assign(globalThis, m0, m1);`
            : undefined,
      },
    ],
    build: { write: false, rolldownOptions: { input: id, output: { codeSplitting: false } } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

/** Applies answers one after the other; says after which the article differs from a fresh one, and how. */
function replay(page: Page, steps: readonly Step[], msPerLook: number): Promise<string[]> {
  return page.evaluate(
    async ([given, perLook]) => {
      const rig = globalThis as unknown as PatchWindow;
      const owner = frames[0]!.document;
      const fresh = owner.implementation.createHTMLDocument();
      const now = performance.now;
      let ms = 0;
      performance.now = () => (ms += perLook);
      const preview = rig.createPreviewPage(owner)!;
      preview.clear();
      const tell = (node: Node, lineOfNode: (element: Element, name: string) => string | null): string => {
        if (node.nodeType === 3) return node.nodeValue ?? '';
        const element = node as Element;
        const attributes = [...element.attributes]
          .filter(({ name }) => name !== 'style')
          .map(({ name, value }) => `${name}=${lineOfNode(element, name) ?? value}`)
          .sort();
        const inside = [...element.childNodes].map(child => tell(child, lineOfNode)).join('');
        if (element.hasAttribute('data-chunk')) return inside;
        return `<${[element.localName, ...attributes].join(' ')}>${inside}</${element.localName}>`;
      };
      const numberOf = (element: Element, name: string): string | null => {
        if (name === 'data-line') return String(rig.lineOf(element));
        return name === 'data-end-line' ? String(rig.endLineOf(element)) : null;
      };
      const differences: string[] = [];
      const compare = (shown: string, whole: string): string => {
        let at = 0;
        while (shown[at] === whole[at]) at += 1;
        return [shown, whole].map(text => text.slice(Math.max(0, at - 200), at + 100)).join(' is not ');
      };
      const wanted = (index: number): string => {
        const article = fresh.createElement('article');
        article.append(...rig.hastToDom(given[index]!.whole, fresh));
        return tell(article, () => null);
      };
      for (const [index, { answer }] of given.entries()) {
        preview.apply(answer);
        await preview.settled();
        const shown = tell(preview.article, numberOf);
        if (shown !== wanted(index)) differences.push(`${index}: ${compare(shown, wanted(index))}`);
      }
      performance.now = now;
      const last = wanted(given.length - 1);
      const quiet = () => tell(preview.article, () => null) === last;
      for (let turn = 0; turn < 40 && !quiet(); turn += 1)
        await new Promise(resolve => requestIdleCallback(resolve));
      if (!quiet())
        differences.push(
          `at rest: ${compare(
            tell(preview.article, () => null),
            last,
          )}`,
        );
      return differences;
    },
    [steps, msPerLook] as const,
  );
}

import { describe, expect, it } from 'vitest';
import type { TextChanges } from '../model/text-change.ts';
import { applyAnswer, type ShownDocument } from './apply-answer.ts';
import { testContext } from './context.test-support.ts';
import { createPreviewEngine } from './engine.ts';
import { flattenUnits } from './flatten-units.ts';
import type { PreviewAnswer } from './preview-protocol.ts';
import { renderDocument } from './render-document.ts';

const nothing: ShownDocument = { units: [], generated: [] };

/** An engine with a post open, and the page it keeps. */
function openPage(text: string) {
  const engine = createPreviewEngine();
  let version = 1;
  const first = engine.answer({
    kind: 'open',
    document: 1,
    version,
    text,
    context: testContext(),
    plain: [],
  });
  let shown = applyAnswer(nothing, first!);
  return {
    first: first!,
    get shown() {
      return shown;
    },
    change(changes: TextChanges): PreviewAnswer {
      version += 1;
      const answer = engine.answer({ kind: 'change', document: 1, version, changes })!;
      shown = applyAnswer(shown, answer);
      return answer;
    },
  };
}

function insertAfter(text: string, mark: string, insert: string): TextChanges {
  const at = text.indexOf(mark) + mark.length;
  return [{ from: at, to: at, insert }];
}

describe('answers', () => {
  const text = '# One\n\nfirst\n\nsecond\n\nthird\n';
  it('replaces only the block that changed', () => {
    const answer = openPage(text).change(insertAfter(text, 'second', '!'));
    expect(answer.patches).toHaveLength(1);
    expect(answer.patches[0]).toMatchObject({ at: 2, remove: 1 });
    expect(answer.patches[0]?.insert).toHaveLength(1);
    expect(answer.patches[0]?.lines).toBe(0);
    expect(answer.generated).toEqual([]);
  });
  it('moves the lines of blocks that only moved', () => {
    const answer = openPage(text).change(insertAfter(text, 'first\n', '\n\n'));
    expect(answer.patches).toMatchObject([{ lines: 2 }]);
  });
  it('leaves blocks between two edits alone', () => {
    const changes = [...insertAfter(text, 'first', '!'), ...insertAfter(text, 'third', '!')];
    expect(
      openPage(text)
        .change(changes)
        .patches.map(patch => patch.at),
    ).toEqual([3, 1]);
  });
  it('renders again what a definition at the end changes', () => {
    const page = openPage('[a]\n\nb\n');
    const answer = page.change([{ from: 7, to: 7, insert: '\n\n[a]: /x\n' }]);
    expect(answer.patches.map(patch => patch.at)).toContain(0);
  });
  it('reads what a definition changes together with what follows it', () => {
    const before = '1. ```\n   open [x]\n\n[x]\n\n';
    const page = openPage(before);
    page.change([{ from: before.length, to: before.length, insert: '[x]: /address\n' }]);
    const { units } = renderDocument(`${before}[x]: /address\n`, testContext());
    expect(flattenUnits(page.shown.units)).toEqual(flattenUnits(units));
  });
  it('takes raw HTML that opens in one block and closes in another as one unit', () => {
    expect(openPage('<div>\n\na\n\nb\n\n</div>\n\nc\n').first.patches[0]?.insert).toHaveLength(2);
  });
  it('answers the outline with lines of the file', () => {
    expect(openPage('---\ntitle: x\n---\n\n# A *b*\n').first.outline).toEqual([
      { level: 1, text: 'A b', line: 5, id: 'a-b' },
    ]);
  });
  it('makes the id and the outline row of a heading of what readers read, not of labels', () => {
    const { first } = openPage('## Title <Badge text="new" />\n\n## <Logo kind="x" />\n');
    expect(first.outline).toMatchObject([{ text: 'Title', id: 'title' }, { text: 'Logo kind="x"' }]);
  });
  it('does not answer for a post that is not open', () => {
    expect(
      createPreviewEngine().answer({ kind: 'change', document: 9, version: 1, changes: [] }),
    ).toBeUndefined();
  });
});

describe('trouble', () => {
  const deep = `${'<div>'.repeat(20_000)}x\n`;
  it('shows a block that is nested too deeply as source, the others as ever, and recovers', () => {
    const page = openPage('before\n\ngood\n');
    const answer = page.change([{ from: 8, to: 8, insert: deep.trimEnd() }]);
    expect(answer.messages[0]).toMatchObject({ severity: 'error', rule: 'preview.failed', line: 3 });
    expect(page.shown.units.map(({ nodes }) => nodes[0])).toMatchObject([
      { tagName: 'p' },
      { tagName: 'pre' },
    ]);
    const after = page.change([{ from: 8, to: 7 + deep.length, insert: 'very ' }]);
    expect(after.messages).toEqual([]);
    expect(JSON.stringify(page.shown)).toContain('very good');
  });
  it('shows a footnote that is nested too deeply as source, and the rest as ever', () => {
    const { shown } = openPage(`a[^1]\n\n[^1]: ${'> '.repeat(400)}x\n\nend\n`);
    expect(shown.units).toHaveLength(2);
    expect(JSON.stringify(shown.generated)).toContain('> > >');
  });
  it('tries source that changed once again, and not for ever', () => {
    const engine = createPreviewEngine();
    const text = `one\n\n${'> '.repeat(6_000)}x\n\ntwo\n`;
    engine.answer({ kind: 'open', document: 1, version: 1, text, context: testContext(), plain: [] });
    while (engine.next());
    engine.answer({ kind: 'change', document: 1, version: 2, changes: [{ from: 5, to: 5, insert: '> ' }] });
    expect(engine.retry()).toBeDefined();
    expect(engine.retry()).toBeUndefined();
  });
  it('shows the text of a post that cannot be rendered when it is opened', () => {
    const { first } = openPage(deep);
    expect(first.messages).toHaveLength(1);
    expect(first.patches[0]?.insert[0]?.nodes[0]).toMatchObject({ tagName: 'pre' });
  });
  it('takes a nesting no browser would lay out for too deep', () => {
    expect(openPage(`${'> '.repeat(299)}x\n`).first.messages).toHaveLength(1);
    expect(openPage(`${'> '.repeat(200)}x\n`).first.messages).toEqual([]);
  });
  it('says so when changes do not fit its text', () => {
    const answer = openPage('a').change([{ from: 50, to: 60, insert: '' }]);
    expect(answer.messages[0]?.rule).toBe('preview.out-of-step');
  });
});

describe('a sidecar that changes', () => {
  const nikola = { ...testContext().site, generator: 'nikola' as const };
  const context = testContext({ site: nikola, sidecarText: '.. title: Snow\n.. slug: snow\n' });

  it('renews the metadata and leaves the article alone; the next change knows it, too', () => {
    const engine = createPreviewEngine();
    const open = {
      kind: 'open',
      document: 1,
      version: 1,
      text: 'Text\n\nMore\n',
      context,
      plain: [],
    } as const;
    expect(engine.answer(open)?.metadata?.metadata.title).toBe('Snow');
    const sidecarText = '.. title: Rain\n.. slug: snow\n';
    const answer = engine.answer({ kind: 'sidecar', document: 1, version: 2, sidecarText });
    expect(answer).toMatchObject({ version: 2, patches: [], generated: [], outline: null, rest: 0 });
    expect(answer?.metadata?.metadata.title).toBe('Rain');
    engine.answer({ kind: 'change', document: 1, version: 3, changes: [{ from: 0, to: 0, insert: 'x' }] });
    expect(engine.next()).toBeUndefined();
  });
});

describe('a block that was too slow before', () => {
  const open = (mayRetry: boolean) => {
    const engine = createPreviewEngine();
    const plain = [{ line: 3, lines: 1, mayRetry }];
    const text = 'one\n\n*two*\n\nthree\n';
    let answer = engine.answer({
      kind: 'open',
      document: 1,
      version: 1,
      text,
      context: testContext(),
      plain,
    })!;
    while (answer.rest > 0) answer = engine.next()!;
    expect(answer.messages.map(({ rule }) => rule)).toEqual(['preview.slow']);
    return engine;
  };

  it('is tried once when nobody types', () => {
    const engine = open(true);
    expect(engine.retry()?.messages).toEqual([]);
    expect(engine.retry()).toBeUndefined();
  });

  it('is not tried when it was too slow twice', () => {
    expect(open(false).retry()).toBeUndefined();
  });
});

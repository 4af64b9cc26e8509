import { readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { applyChanges, type TextChanges } from '../../model/text-change.ts';
import { applyAnswer, type ShownDocument } from '../apply-answer.ts';
import { testContext } from '../context.test-support.ts';
import { createPreviewEngine } from '../engine.ts';
import { flattenUnits } from '../flatten-units.ts';
import type { PreviewAnswer, RenderContext } from '../preview-protocol.ts';
import { changesOf, createNumbers } from '../random-changes.test-support.ts';
import { renderDocument } from '../render-document.ts';
import { checkSegments } from './check-segments.ts';
import { editInserts, heads, longBlocks, ownSnippets } from './edit-corpus.test-support.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const totalEdits = isLong ? 200_000 : 2_000;
const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
const editsPerDocument = 5;

/** Small texts to build documents of: our own, and the examples of CommonMark and GFM where they are at hand. */
function editSnippets(): readonly string[] {
  const texts = [...ownSnippets];
  for (const name of ['commonmark-spec', 'gfm-spec']) {
    const path = findSharedData(`payloads/${name}.json`);
    if (!path) continue;
    const data = JSON.parse(readFileSync(path, 'utf8')) as { items: { markdown: string }[] };
    texts.push(...data.items.map(item => item.markdown));
  }
  return texts;
}

/** Real posts of at most `maxUnits` UTF-16 units, in a fixed order; none where the data are not at hand. */
function realPosts(maxUnits: number): readonly string[] {
  const root = findSharedData('blogs');
  if (!root) return [];
  const posts: string[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      const info = statSync(path);
      if (info.isDirectory()) walk(path);
      else if (/\.(?:md|markdown)$/.test(name) && info.size <= maxUnits)
        posts.push(readFileSync(path, 'utf8'));
    }
  };
  walk(root);
  return posts.map(text => text.replace(/\r\n?/g, '\n'));
}

const flat = ({ units, generated }: ShownDocument): string =>
  JSON.stringify(flattenUnits([...units, ...generated]));

/** A page kept by an engine; `check` compares with a parse of the whole as an idle worker does. */
/** `isStreaming`: answers come one by one, between changes, until `finish`. */
function openPage(text: string, context: RenderContext = testContext(), isStreaming = false) {
  const engine = createPreviewEngine();
  let version = 1;
  let shown: ShownDocument = { units: [], generated: [] };
  let outline: PreviewAnswer['outline'] = [];
  let counts: PreviewAnswer['counts'] | undefined;
  const takeOne = (answer: PreviewAnswer | undefined): void => {
    if (!answer) return;
    shown = applyAnswer(shown, answer);
    outline = answer.outline ?? outline;
    counts = answer.counts;
  };
  const take = (answer: PreviewAnswer | undefined): void => {
    for (let each = answer; each; each = engine.next()) takeOne(each);
  };
  const takeDue = isStreaming ? takeOne : take;
  takeDue(engine.answer({ kind: 'open', document: 1, version, text, context, plain: [] }));
  return {
    get shown() {
      return shown;
    },
    get rest() {
      return { outline, counts };
    },
    change(changes: TextChanges): void {
      version += 1;
      takeDue(engine.answer({ kind: 'change', document: 1, version, changes }));
    },
    finish: () => take(engine.next()),
    check(): void {
      const request = engine.checkRequest();
      // As a worker's answer comes: nothing is shared.
      if (request) take(engine.repair(structuredClone(checkSegments(structuredClone(request)))));
    },
  };
}

const snippets = editSnippets();

interface Tally {
  edits: number;
  /** Edits after which the page differed before the check. */
  early: number;
  /** Edits after which it differed still. */
  late: string[];
}

type Next = (limit: number) => number;

interface Source {
  readonly name: string;
  /** Of all edits. */
  readonly share: number;
  makeText(next: Next, pick: () => string): string;
  readonly context?: (next: Next) => RenderContext;
  /** Whether edits come before the whole text is rendered; the page is compared after the last one. */
  readonly isStreaming?: boolean;
}

/** Edits documents of `source` and compares each state with a fresh render of the whole text. */
function countDifferences(source: Source, edits: number): Tally {
  const { name, makeText, context: contextOf, isStreaming } = source;
  const tally: Tally = { edits: 0, early: 0, late: [] };
  for (let document = 0; tally.edits < edits; document += 1) {
    const next = createNumbers(seed + document * 7919);
    const pick = () => snippets[next(snippets.length)] ?? '';
    let text = makeText(next, pick);
    const context = contextOf?.(next) ?? testContext();
    const page = openPage(text, context, isStreaming);
    for (let step = 0; step < editsPerDocument; step += 1) {
      const changes = changesOf(text, next(2 ** 31), [...editInserts, pick(), pick()]);
      const before = text;
      text = applyChanges(text, changes);
      page.change(changes);
      tally.edits += 1;
      if (isStreaming && step < editsPerDocument - 1) continue;
      page.finish();
      const { outline, counts, ...fresh } = renderDocument(text, context);
      const rest = JSON.stringify({ outline, counts });
      const isSame = () => flat(page.shown) === flat(fresh) && JSON.stringify(page.rest) === rest;
      if (isSame()) continue;
      tally.early += 1;
      page.check();
      if (isSame()) continue;
      const found = JSON.stringify({
        name,
        seed,
        document,
        step,
        before,
        changes,
        rest: page.rest,
        wanted: rest,
      });
      tally.late.push(found);
      // At once: the console of a long run shows nothing until its end.
      writeSync(2, `engine-property: differs after the check: ${found}\n`);
    }
  }
  return tally;
}

const posts = realPosts(isLong ? 12_000 : 5_000);
const generators = ['plain', 'jekyll', 'nikola'] as const;
const sources: readonly Source[] = [
  {
    name: 'examples of CommonMark and GFM',
    share: 0.68,
    makeText: (next, pick) => Array.from({ length: 1 + next(8) }, pick).join('\n'),
  },
  {
    name: 'long lists, tables and quotes',
    share: 0.1,
    makeText: (next, pick) => `intro\n\n${longBlocks(next, pick)}\n\n${pick()}\n`,
  },
  {
    name: 'metadata before an example',
    share: 0.1,
    makeText: (next, pick) => `${heads[next(heads.length)] ?? ''}${pick()}`,
    context: next => {
      const { site } = testContext();
      return testContext({
        site: { ...site, generator: generators[next(generators.length)] ?? 'plain' },
        path: '_posts/2020-01-01-test.md',
      });
    },
  },
  {
    name: 'long posts that are still on their way',
    share: 0.02,
    makeText: (next, pick) => Array.from({ length: 250 + next(200) }, pick).join('\n'),
    isStreaming: true,
  },
  {
    name: 'real posts',
    share: 0.1,
    makeText: (next, pick) => (posts.length === 0 ? pick() : (posts[next(posts.length)] ?? '')),
  },
];

describe(`what the page shows after random edits (seed ${seed})`, () => {
  for (const source of sources)
    it(`is what a fresh render shows: ${source.name}`, { timeout: 20_000_000 }, () => {
      const tally = countDifferences(source, Math.round(totalEdits * source.share));
      console.info(
        `${source.name}: ${tally.edits} edits, ${tally.early} other before the check, ${tally.late.length} after`,
      );
      expect(tally.late, tally.late[0]).toEqual([]);
      expect(tally.early).toBeLessThanOrEqual(Math.max(1, tally.edits / 1000));
    });
});

describe('the control', () => {
  it('sees a page that was not told of a change', () => {
    const page = openPage('# One\n\ntwo\n');
    expect(flat(page.shown)).not.toBe(flat(renderDocument('# One\n\ntwo!\n', testContext())));
  });
  it('has the check put right what was read otherwise', () => {
    const engine = createPreviewEngine();
    const text = 'one\n\ntwo\n';
    engine.answer({ kind: 'open', document: 1, version: 1, text, context: testContext(), plain: [] });
    const request = engine.checkRequest();
    if (!request) throw new Error('nothing to check');
    expect(checkSegments(request).patches).toEqual([]);
    const [first] = request.segments;
    const wrong = {
      ...request,
      segments: [{ length: first!.length, digest: 'other' }, ...request.segments.slice(1)],
    };
    const answer = engine.repair(checkSegments(wrong));
    expect(answer?.patches).toEqual([]);
    expect(checkSegments(wrong).patches).toMatchObject([{ at: 0, remove: 1 }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyAnswer, type ShownDocument } from '../../../shared/markdown/apply-answer.ts';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import { createPreviewEngine } from '../../../shared/markdown/engine.ts';
import type { LineRange, PreviewMessage, PreviewRequest } from '../../../shared/markdown/preview-protocol.ts';
import { changesOf } from '../../../shared/markdown/random-changes.test-support.ts';
import type { PreviewStanding } from '../../../shared/model/preview-standing.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { createRenderClient } from './render-client.ts';
import type { RenderWorker } from './render-slot.ts';

const context = testContext();

/** The real engine behind a worker's face; it answers when told to, and hangs on texts with `FREEZE` in them. */
function createEngineRoom() {
  const requests: PreviewRequest[] = [];
  const queue: (() => void)[] = [];
  let started = 0;
  const createWorker = (): RenderWorker => {
    const engine = createPreviewEngine();
    let listener: ((event: { readonly data: PreviewMessage }) => void) | undefined;
    let isEnded = false;
    started += 1;
    return {
      postMessage(request) {
        requests.push(request);
        if (JSON.stringify(request).includes('FREEZE')) return;
        queue.push(() => {
          const answer = engine.answer(structuredClone(request));
          if (answer && !isEnded) listener?.({ data: structuredClone(answer) });
        });
      },
      addEventListener(type: string, added: never) {
        if (type === 'message') listener = added;
      },
      terminate() {
        isEnded = true;
      },
    };
  };
  return {
    createWorker,
    requests,
    get started() {
      return started;
    },
    /** Lets the worker answer what it was sent so far. */
    work() {
      for (const each of queue.splice(0)) each();
    },
  };
}

/** A page that follows a client's answers. */
function createPage(room: ReturnType<typeof createEngineRoom>, limits = {}) {
  let shown: ShownDocument = { units: [], generated: [] };
  const standings: PreviewStanding[] = [];
  const places: (readonly LineRange[])[] = [];
  let onStall: (() => void) | undefined;
  const client = createRenderClient({
    createWorker: room.createWorker,
    onAnswer(answer, isFresh) {
      shown = applyAnswer(isFresh ? { units: [], generated: [] } : shown, answer);
    },
    onStanding(standing, plain) {
      standings.push(standing);
      places.push(plain);
      onStall?.();
    },
    ...limits,
  });
  return {
    client,
    standings,
    places,
    shown: () => JSON.stringify(shown.units),
    nextStall: () =>
      new Promise<void>(resolve => {
        onStall = resolve;
      }),
  };
}

describe('requests', () => {
  it('has one in flight and composes what comes meanwhile', () => {
    const room = createEngineRoom();
    const page = createPage(room);
    page.client.open('a', context);
    for (const letter of ['b', 'c', 'd']) page.client.change([{ from: 1, to: 1, insert: letter }]);
    expect(room.requests).toHaveLength(1);
    room.work();
    expect(room.requests).toHaveLength(2);
    expect(room.requests[1]).toMatchObject({ kind: 'change', changes: [{ from: 1, to: 1, insert: 'dcb' }] });
    room.work();
    expect(page.shown()).toContain('adcb');
    page.client.close();
  });

  it('says how its answers stand to the text', async () => {
    const room = createEngineRoom();
    const page = createPage(room, { coldLimitMs: 1, openLimitMs: 1 });
    expect(page.client.answerState()).toBe('stalled');
    page.client.open('a', context);
    page.client.change([{ from: 1, to: 1, insert: 'b' }]);
    expect(page.client.answerState()).toBe('behind');
    room.work();
    expect(page.client.answerState()).toBe('behind');
    room.work();
    expect(page.client.answerState()).toBe('current');
    page.client.open('FREEZE', context);
    expect(page.client.answerState()).toBe('behind');
    await page.nextStall();
    expect(page.client.answerState()).toBe('stalled');
    page.client.close();
    expect(page.client.answerState()).toBe('stalled');
  });

  it('drops the answer for a post that is not open any more', () => {
    const room = createEngineRoom();
    const page = createPage(room);
    page.client.open('one', context);
    page.client.open('two', context);
    room.work();
    expect(page.shown()).toBe('[]');
    room.work();
    expect(page.shown()).toContain('two');
    page.client.close();
  });

  it('keeps the page in step whatever the rhythm of answers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 20 }), steps => {
        const room = createEngineRoom();
        const page = createPage(room);
        let text = 'start\n';
        page.client.open(text, context);
        for (const [seed, isWorking] of steps) {
          const changes = changesOf(text, seed, ['x', '\n\n', '']);
          text = applyChanges(text, changes);
          page.client.change(changes);
          if (isWorking) room.work();
        }
        room.work();
        room.work();
        const fresh = createPage(room);
        fresh.client.open(text, context);
        room.work();
        expect(page.shown()).toBe(fresh.shown());
        page.client.close();
        fresh.client.close();
      }),
      { numRuns: process.env.LEYSIN_LONG === '1' ? 5000 : 100 },
    );
  });
});

describe('a worker that does not answer', () => {
  const limits = { changeLimitMs: 20, openLimitMs: 20, coldLimitMs: 20 };

  it('is replaced, and goes on when the text is good again', async () => {
    const room = createEngineRoom();
    const page = createPage(room, limits);
    page.client.open('good', context);
    room.work();
    const stalled = page.nextStall();
    page.client.change([{ from: 4, to: 4, insert: ' FREEZE' }]);
    await stalled;
    expect(page.standings).toEqual(['behind']);
    expect(page.shown()).toContain('good');
    expect(room.started).toBe(2);

    const recovered = page.nextStall();
    page.client.change([{ from: 4, to: 11, insert: ' again' }]);
    const pump = setInterval(room.work, 1);
    await recovered;
    clearInterval(pump);
    expect(page.standings).toEqual(['behind', 'following']);
    expect(page.shown()).toContain('good again');
    page.client.close();
  });

  it('is not replaced for ever by the same text', async () => {
    const room = createEngineRoom();
    const page = createPage(room, { changeLimitMs: 1, openLimitMs: 1, coldLimitMs: 1 });
    page.client.open('FREEZE', context);
    await vi.waitFor(() => expect(room.started).toBe(3), { timeout: 20_000 });
    expect(page.standings).not.toContain('following');
    await vi.waitFor(() => expect(page.standings.at(-1)).toBe('stopped'), { timeout: 20_000 });
    // The last try: all of it as source.
    expect(room.requests.map(request => request.kind === 'open' && request.plain)).toEqual([
      [],
      [],
      [{ line: 1, lines: 1 }],
    ]);
    page.client.change([{ from: 0, to: 0, insert: 'a' }]);
    expect(page.standings.at(-1)).toBe('behind');
    page.client.open('fine', context);
    room.work();
    expect(page.shown()).toContain('fine');
    expect(page.standings.at(-1)).toBe('following');
    expect(room.started).toBeLessThanOrEqual(5);
    page.client.close();
  });

  it('does not keep the next post waiting', async () => {
    const room = createEngineRoom();
    const page = createPage(room, limits);
    const stalled = page.nextStall();
    page.client.open('FREEZE', context);
    await stalled;
    page.client.open('fine', context);
    room.work();
    expect(page.shown()).toContain('fine');
    page.client.close();
  });

  it('lets the next post through when it hangs on the one before', async () => {
    const room = createEngineRoom();
    const page = createPage(room, limits);
    const stalled = page.nextStall();
    page.client.open('FREEZE', context);
    page.client.open('fine', context);
    await stalled;
    room.work();
    expect(page.shown()).toContain('fine');
    page.client.close();
  });
});

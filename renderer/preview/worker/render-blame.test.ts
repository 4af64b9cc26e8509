import { describe, expect, it, vi } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import type { PreviewRequest } from '../../../shared/markdown/preview-protocol.ts';
import { createScript, createScriptClient } from './script-worker.test-support.ts';

const context = testContext();

describe('a worker that says what it works on', () => {
  const text = 'one\n\ntwo\n\nthree\n';

  it('gets the whole text anew when what it was told did not fit what it had', () => {
    const script = createScript();
    const { client, fresh } = createScriptClient(script);
    client.open(text, context);
    script.answer();
    client.change([{ from: 0, to: 3, insert: 'uno' }]);
    script.answer(0, script.last().version, 'preview.out-of-step');
    expect(script.last()).toMatchObject({ kind: 'open', text: 'uno\n\ntwo\n\nthree\n', plain: [] });
    script.answer();
    expect(fresh).toEqual([true, true]);
    client.close();
  });

  it('says of the next post, too, that it is silent', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    await vi.waitFor(() => expect(said.at(-1)?.[0]).toBe('behind'));
    client.open('another', context);
    expect(said.at(-1)).toEqual(['following', []]);
    await vi.waitFor(() => expect(said.at(-1)?.[0]).toBe('behind'));
    client.close();
  });

  it('sends changes while the rest of a long post comes unasked', () => {
    const script = createScript();
    const { client, fresh } = createScriptClient(script);
    client.open(text, context);
    script.answer(900);
    expect(client.answerState()).toBe('behind');
    client.change([{ from: 0, to: 0, insert: 'x' }]);
    expect(script.last().kind).toBe('change');
    script.answer(500, script.last().version - 1);
    client.change([{ from: 0, to: 0, insert: 'y' }]);
    expect(script.requests).toHaveLength(2);
    script.answer(500);
    expect(script.requests).toHaveLength(3);
    script.answer(0);
    expect(client.answerState()).toBe('current');
    expect(fresh).toEqual([true, false, false, false]);
    client.close();
  });

  it('gets what it hung in as source, one place after the other, and the place follows the text', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    script.answer(10);
    script.work(3, 1);
    await script.sent(2);
    expect(script.last()).toMatchObject({ kind: 'open', text, plain: [{ line: 3, lines: 1 }] });
    expect(said).toEqual([['behind', [{ line: 3, lines: 1 }]]]);
    script.answer(0, script.last().version, 'preview.slow', 3);
    expect(said.at(-1)).toEqual(['following', [{ line: 3, lines: 1 }]]);

    client.change([{ from: 0, to: 0, insert: 'zero\n' }]);
    expect(said.at(-1)).toEqual(['following', [{ line: 4, lines: 1 }]]);
    script.work(6, 1);
    client.change([{ from: 0, to: 0, insert: '\n' }]);
    await script.sent(4);
    expect(script.last()).toMatchObject({
      text: `\nzero\n${text}`,
      plain: [
        { line: 5, lines: 1 },
        { line: 7, lines: 1 },
      ],
    });
    client.close();
  });

  it('looks for the block among the lines it was given as source', async () => {
    const script = createScript();
    const { client } = createScriptClient(script);
    client.open(text, context);
    script.work(1, 5);
    await script.sent(2);
    script.work(3, 1);
    await script.sent(3);
    expect(script.last()).toMatchObject({ plain: [{ line: 3, lines: 1 }] });
    client.close();
  });

  it('is not held to blame for lines it got over after all', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    script.work(3, 3);
    await script.sent(2);
    expect(said.at(-1)).toEqual(['behind', [{ line: 3, lines: 3 }]]);
    script.answer('three\n'.length);
    expect(said.at(-1)).toEqual(['following', [{ line: 5, lines: 1 }]]);
    script.answer();
    expect(said.at(-1)).toEqual(['following', []]);
    client.close();
  });

  it('does not hold the last finished piece against the post', async () => {
    const script = createScript();
    const { client } = createScriptClient(script);
    client.open(text, context);
    script.work(3, 1);
    script.answer();
    client.change([{ from: 0, to: 0, insert: 'x' }]);
    await script.sent(3);
    expect(script.last()).toMatchObject({ kind: 'open', plain: [] });
    client.close();
  });

  it('is watched, too, while it tries what it was not asked for', async () => {
    const script = createScript();
    const { client } = createScriptClient(script);
    client.open(text, context);
    script.answer();
    script.work(5, 1);
    await script.sent(2);
    expect(script.last()).toMatchObject({ kind: 'open', plain: [{ line: 5, lines: 1 }] });
    client.close();
  });

  it('forgets a place whose text changes', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    script.work(3, 1);
    await script.sent(2);
    script.answer(0, script.last().version, 'preview.slow', 3);
    client.change([{ from: 6, to: 6, insert: 'x' }]);
    expect(said.at(-1)).toEqual(['following', []]);
    client.close();
  });

  it('is let go on while it names one piece after the other, and said to be behind', async () => {
    const patience = { changeLimitMs: 60_000, openLimitMs: 60_000, coldLimitMs: 60_000 };
    const script = createScript();
    const { client, said } = createScriptClient(script, { ...patience, lateMs: 5 });
    client.open(text, context);
    script.answer();
    expect(said).toEqual([]);
    client.change([{ from: 0, to: 0, insert: 'x' }]);
    const pump = setInterval(() => script.work(1, 1), 1);
    await vi.waitFor(() => expect(said).toEqual([['behind', []]]));
    clearInterval(pump);
    expect(script.requests).toHaveLength(2);
    script.answer(900, script.last().version - 1);
    expect(said).toHaveLength(1);
    script.answer();
    expect(said.at(-1)).toEqual(['following', []]);
    client.close();
  });
});

describe('a sidecar that changes', () => {
  const withSidecar = testContext({ sidecarText: 'one' });

  it('goes alone to a worker that has the text, and with the whole of it to the next worker', async () => {
    const script = createScript();
    const { client, fresh } = createScriptClient(script);
    client.open('text', withSidecar);
    client.renewSidecar('two');
    expect(script.requests).toHaveLength(1);
    script.answer();
    expect(script.last()).toMatchObject({ kind: 'sidecar', sidecarText: 'two' });
    script.answer();
    client.renewSidecar('two');
    expect(script.requests).toHaveLength(2);
    expect(fresh).toEqual([true, false]);
    client.reopen();
    expect(script.last()).toMatchObject({ kind: 'open', context: { sidecarText: 'two' } });
    client.close();
  });
});

describe('a block that was too slow once', () => {
  const text = 'one\n\ntwo\n\nthree\n';
  const plainOf = (request: PreviewRequest) => (request.kind === 'open' ? request.plain : null);

  it('may be tried once more, and not again when that fails, whatever is typed elsewhere', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    script.answer(10);
    script.work(3, 1);
    await script.sent(2);
    expect(plainOf(script.last())).toEqual([{ line: 3, lines: 1, mayRetry: true }]);
    script.answer(0, script.last().version, 'preview.slow', 3);
    // At rest the worker tries, and hangs in it again.
    script.work(3, 1);
    await script.sent(3);
    expect(plainOf(script.last())).toEqual([{ line: 3, lines: 1 }]);
    script.answer(0, script.last().version, 'preview.slow', 3);
    client.change([{ from: 0, to: 0, insert: 'zero\n' }]);
    script.answer(0, script.last().version, 'preview.slow', 4);
    client.reopen();
    expect(plainOf(script.last())).toEqual([{ line: 4, lines: 1 }]);
    expect(said.at(-1)).toEqual(['following', [{ line: 4, lines: 1 }]]);
    client.close();
  });

  it('is rendered from then on when the second try succeeds', async () => {
    const script = createScript();
    const { client, said } = createScriptClient(script);
    client.open(text, context);
    script.work(3, 1);
    await script.sent(2);
    script.answer(0, script.last().version, 'preview.slow', 3);
    script.answer();
    expect(said.at(-1)).toEqual(['following', []]);
    client.close();
  });

  it('takes no other block with it that is slow at the second try, too', async () => {
    const script = createScript();
    const { client } = createScriptClient(script);
    client.open(text, context);
    for (const [count, line] of [1, 5, 1, 5].entries()) {
      script.work(line, 1);
      await script.sent(count + 2);
      // Nothing is said of what is shown yet, so nothing is acquitted.
      script.answer(text.length);
    }
    expect(plainOf(script.last())).toEqual([
      { line: 1, lines: 1 },
      { line: 5, lines: 1 },
    ]);
    client.close();
  });
});

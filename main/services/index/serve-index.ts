import { AppError, toWireError } from '../../../shared/app-error.ts';
import type { IndexAnswer, IndexHandlers, IndexPort, IndexQuestion } from './index-calls.ts';

/**
 * Answers the questions that come over `port`, each begun in the order in which they come; `watch` is called when the other
 * end wants to hear of changes.
 */
export function serveIndex(port: IndexPort, handlers: IndexHandlers, watch: () => void): void {
  const running = new Map<number, AbortController>();
  const send = (answer: IndexAnswer) => port.postMessage(answer);

  async function answer({ id, name, params }: Extract<IndexQuestion, { kind: 'ask' }>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const progress = (value: unknown) => send({ kind: 'progress', id, value });
    try {
      // The asker's end of the port gave params of that name.
      const handle = handlers[name] as (params: unknown, context: unknown) => Promise<unknown>;
      send({ kind: 'done', id, result: await handle(params, { signal: controller.signal, progress }) });
    } catch (error) {
      send(failure(id, error));
    } finally {
      running.delete(id);
    }
  }

  port.on('message', message => {
    // Only our own end of the port writes to it.
    const question = message as IndexQuestion;
    if (question.kind === 'cancel') running.get(question.id)?.abort();
    else if (question.kind === 'watch') watch();
    else void answer(question);
  });
}

function failure(id: number, error: unknown): IndexAnswer {
  const wire = toWireError(error);
  const stack = error instanceof Error && !(error instanceof AppError) ? error.stack : undefined;
  return stack === undefined ? { kind: 'fail', id, error: wire } : { kind: 'fail', id, error: wire, stack };
}

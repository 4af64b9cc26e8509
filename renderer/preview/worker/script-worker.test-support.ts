import type { LineRange, PreviewMessage, PreviewRequest } from '../../../shared/markdown/preview-protocol.ts';
import type { PreviewStanding } from '../../../shared/model/preview-standing.ts';
import { createRenderClient, type RenderClientOptions } from './render-client.ts';
import type { RenderWorker } from './render-slot.ts';

/** A worker that says what the test has it say, and remembers what it was sent. */
export function createScript() {
  const requests: PreviewRequest[] = [];
  const looks: (() => void)[] = [];
  let say: (message: PreviewMessage) => void = () => undefined;
  const createWorker = (): RenderWorker => ({
    postMessage(request) {
      requests.push(request);
      for (const look of looks) look();
    },
    addEventListener(type: string, added: never) {
      if (type === 'message') say = data => (added as (event: { data: PreviewMessage }) => void)({ data });
    },
    terminate: () => undefined,
  });
  const last = (): PreviewRequest => {
    const request = requests.at(-1);
    if (!request) throw new Error('Nothing was sent yet');
    return request;
  };
  return {
    createWorker,
    requests,
    last,
    /** Resolves with the sending of the request, before the client can lose patience again. */
    sent: (count: number) =>
      new Promise<void>(resolve => {
        looks.push(() => requests.length === count && resolve());
      }),
    work: (line: number, lines: number) => say({ kind: 'working', document: last().document, line, lines }),
    answer: (rest = 0, version = last().version, rule?: string, line = 1) =>
      say({
        kind: 'patch',
        document: last().document,
        version,
        patches: [],
        generated: [],
        metadata: null,
        outline: null,
        counts: { words: 0, ideographs: 0, characters: 0 },
        messages: rule ? [{ line, severity: 'error', rule, text: '' }] : [],
        rest,
      }),
  };
}

type Limits = Pick<RenderClientOptions, 'changeLimitMs' | 'openLimitMs' | 'coldLimitMs' | 'lateMs'>;

/** A client of what {@link createScript} made; it loses patience soon, and remembers what it says. */
export function createScriptClient(script: ReturnType<typeof createScript>, limits: Limits = {}) {
  const said: [PreviewStanding, readonly LineRange[]][] = [];
  const fresh: boolean[] = [];
  const client = createRenderClient({
    createWorker: script.createWorker,
    onAnswer: (_answer, isFresh) => fresh.push(isFresh),
    onStanding: (standing, plain) => said.push([standing, plain]),
    changeLimitMs: 20,
    openLimitMs: 20,
    coldLimitMs: 20,
    ...limits,
  });
  return { client, said, fresh };
}

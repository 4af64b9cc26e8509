import { loadMoreLanguages, takeWantedLanguages } from '../../../shared/markdown/code-languages.ts';
import type { CheckResult } from '../../../shared/markdown/engine/check-segments.ts';
import { createPreviewEngine } from '../../../shared/markdown/engine.ts';
import type { PreviewAnswer, PreviewRequest } from '../../../shared/markdown/preview-protocol.ts';

/** How long nobody types before what is shown is compared with a parse of the whole, in ms. */
const restMs = 1_500;
/** How long that may take, in ms: what takes longer is not worth the power it costs. */
const checkLimitMs = 30_000;

const engine = createPreviewEngine(notice => postMessage(notice));
const turn = new MessageChannel();
let isTurnDue = false;
let restTimer: ReturnType<typeof setTimeout> | undefined;
let checker: Worker | undefined;
let checkTimer: ReturnType<typeof setTimeout> | undefined;

/** Sends an answer; more of the post comes in later turns, so that requests which arrive meanwhile go first. */
function send(answer: PreviewAnswer | undefined): void {
  if (!answer) return;
  postMessage(answer);
  if (takeWantedLanguages().length > 0) void loadLanguages();
  if (isTurnDue) return;
  isTurnDue = true;
  turn.port2.postMessage(null);
}

turn.port1.onmessage = () => {
  isTurnDue = false;
  send(engine.next());
};

addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  // What is being compared is not the text any more.
  endCheck();
  clearTimeout(restTimer);
  restTimer = setTimeout(onRest, restMs);
  send(engine.answer(event.data));
});

function onRest(): void {
  const retried = engine.retry();
  send(retried);
  if (retried || !engine.prepareCheck()) {
    restTimer = setTimeout(onRest);
    return;
  }
  const request = engine.checkRequest();
  if (!request) return;
  checker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  checker.addEventListener('message', ({ data }: MessageEvent<CheckResult>) => {
    // It is started anew each time, so that it holds no memory while somebody writes.
    endCheck();
    send(engine.repair(data));
  });
  checker.addEventListener('error', event => {
    // What is not handled here would be an error of this worker, too, and end it.
    event.preventDefault();
    endCheck();
  });
  checkTimer = setTimeout(endCheck, checkLimitMs);
  checker.postMessage(request);
}

function endCheck(): void {
  clearTimeout(checkTimer);
  checker?.terminate();
  checker = undefined;
}

async function loadLanguages(): Promise<void> {
  try {
    await loadMoreLanguages();
  } catch {
    // Without its file, code in these languages stays as it is; the preview goes on.
    return;
  }
  send(engine.refreshCode(text => /^ {0,3}(?:`{3}|~{3})|\{%|class=/m.test(text)));
}

import { createPreviewEngine } from '../../shared/markdown/engine.ts';
import type { PreviewRequest } from '../../shared/markdown/preview-protocol.ts';

const engine = createPreviewEngine(notice => postMessage(notice));
const channel = new MessageChannel();
let isGoingOn = false;

/** The rest of a long post comes piece by piece; requests that arrive meanwhile go first. */
function goOn(rest: number): void {
  if (rest === 0 || isGoingOn) return;
  isGoingOn = true;
  channel.port2.postMessage(null);
}

channel.port1.onmessage = () => {
  isGoingOn = false;
  const answer = engine.next();
  if (!answer) return;
  postMessage(answer);
  goOn(answer.rest);
};

addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  const answer = engine.answer(event.data);
  if (!answer) return;
  postMessage(answer);
  goOn(answer.rest);
});

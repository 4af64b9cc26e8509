import { createPreviewEngine } from '../../shared/markdown/engine.ts';
import type { PreviewRequest } from '../../shared/markdown/preview-protocol.ts';

const engine = createPreviewEngine();

addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  const answer = engine.answer(event.data);
  if (answer) postMessage(answer);
});

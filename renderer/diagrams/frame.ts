import { type DiagramAnswer, type DiagramRequest, greeting, readRequest } from './diagram-protocol.ts';
import { drawDiagram } from './draw-diagram.ts';
import { prepareFrame } from './prepare-frame.ts';

/*
 * The program of the frame in which diagrams are drawn. The frame has an origin of its own and a policy without any
 * network; it hears its parent once, and then only the port that came with that.
 */

async function answer({ id, source, theme }: DiagramRequest): Promise<DiagramAnswer> {
  try {
    return { id, kind: 'drawn', ...(await drawDiagram(source, theme)) };
  } catch (error) {
    return { id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function onGreeting(event: MessageEvent): void {
  const [port] = event.ports;
  if (event.source !== parent || event.data !== greeting || !port) return;
  removeEventListener('message', onGreeting);
  port.addEventListener('message', async ({ data }: MessageEvent) => {
    const request = readRequest(data);
    if (request) port.postMessage(await answer(request));
  });
  port.start();
}

prepareFrame();
if (parent !== globalThis.window) addEventListener('message', onGreeting);

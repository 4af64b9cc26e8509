import { type CheckRequest, checkSegments } from '../../../shared/markdown/engine/check-segments.ts';

addEventListener('message', (event: MessageEvent<CheckRequest>) => postMessage(checkSegments(event.data)));

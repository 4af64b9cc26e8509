import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Answer } from '../pages/answer.ts';

/** Writes an answer to an HTTP response. A file that vanishes or shrinks meanwhile ends the connection, not the server. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  if (body === null || Buffer.isBuffer(body)) {
    response.end(body);
    return;
  }
  const stream = createReadStream(body.absolutePath, { start: body.start, end: body.end });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

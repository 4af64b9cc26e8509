import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app/app.ts';
import { assetPolicy, commonHeaders } from './security-headers.ts';

/** Where browsers may put a file of the blog: never a page, a frame, an object or a script's fetch. */
const embeddingDestinations = new Set(['image', 'audio', 'video', 'track']);

/** Answers `/asset/KEY/PATH` with a picture, sound or film of an open blog, in whole or in one range. */
export async function answerAsset(
  request: IncomingMessage,
  response: ServerResponse,
  app: App,
  urlPath: string,
): Promise<void> {
  const destination = request.headers['sec-fetch-dest'];
  if (destination !== undefined && !embeddingDestinations.has(String(destination)))
    return void response.writeHead(403, { ...commonHeaders, 'Content-Length': 0 }).end();
  const [, , key = '', ...segments] = urlPath.split('/');
  const path = decodeSegments(segments);
  const asset = path === undefined ? undefined : await app.findAsset(key, path);
  if (!asset) return void response.writeHead(404, { ...commonHeaders, 'Content-Length': 0 }).end();
  const range = parseRange(request.headers.range, asset.size);
  response.writeHead(range ? 206 : 200, {
    ...commonHeaders,
    'Content-Type': asset.type,
    'Content-Security-Policy': assetPolicy,
    'Accept-Ranges': 'bytes',
    'Content-Length': range ? range.end - range.start + 1 : asset.size,
    ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${asset.size}` } : {}),
  });
  if (request.method === 'HEAD' || asset.size === 0) return void response.end();
  const stream = createReadStream(asset.absolutePath, range ?? { start: 0, end: asset.size - 1 });
  // The file vanished or shrank after it was found: the picture stays broken, the server goes on.
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function decodeSegments(segments: readonly string[]): string | undefined {
  try {
    const names = segments.map(decodeURIComponent);
    // A slash that was encoded is part of a name nobody has: it must not become a way up.
    return names.some(name => name.includes('/')) ? undefined : names.join('/');
  } catch {
    return undefined;
  }
}

// bytes=0-499, bytes=500-
const rangePattern = /^bytes=(\d+)-(\d*)$/;

function parseRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = header === undefined ? null : rangePattern.exec(header);
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start <= end ? { start, end } : undefined;
}

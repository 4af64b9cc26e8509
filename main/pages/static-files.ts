import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

// One or more plain path segments, for example /assets/index-Ab12_x.js
const plainPathPattern = /^(?:\/[\w-][\w.-]*)+$/;

/** A file of the built renderer, or undefined; only plain names of known types, so that no path can lead elsewhere. */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const type = types[extname(path)];
  if (type === undefined || !plainPathPattern.test(path)) return undefined;
  try {
    return { type, body: await readFile(join(folder, path)) };
  } catch {
    return undefined;
  }
}

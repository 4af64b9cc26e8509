import type { App } from '../app/app.ts';
import type { Answer, Question } from './answer.ts';
import { notFound } from './plain-answer.ts';
import { assetPolicy, commonHeaders } from './security-headers.ts';

/** Answers `/asset/KEY/PATH` with a picture, sound or film of an open blog, in whole or in one range. */
export async function answerAsset(app: App, question: Question): Promise<Answer> {
  const [, , key = '', ...segments] = question.path.split('/');
  const path = decodeSegments(segments);
  const asset = path === undefined ? undefined : await app.findAsset(key, path);
  if (!asset) return notFound;
  const range = parseRange(question.range, asset.size);
  const part = range ?? { start: 0, end: asset.size - 1 };
  return {
    status: range ? 206 : 200,
    headers: {
      ...commonHeaders,
      'Content-Type': asset.type,
      'Content-Security-Policy': assetPolicy,
      'Accept-Ranges': 'bytes',
      'Content-Length': String(part.end - part.start + 1),
      ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${asset.size}` } : {}),
    },
    body:
      question.method === 'HEAD' || asset.size === 0 ? null : { absolutePath: asset.absolutePath, ...part },
  };
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

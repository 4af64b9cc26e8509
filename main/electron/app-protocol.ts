import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import type { App } from '../app/app.ts';
import type { Answer, Question } from '../pages/answer.ts';
import { answerAppPage, answerRendererFile } from '../pages/app-page.ts';
import { answerAsset } from '../pages/asset.ts';
import { notFound, plainAnswer } from '../pages/plain-answer.ts';
import type { PrintPages } from './print-pages.ts';
import { appOrigin, appScheme } from './security-settings.ts';

/** What pages of the desktop shell are made of. */
export interface AppPages {
  readonly app: App;
  readonly rendererFolder: string;
  readonly printPages: PrintPages;
}

/** Answers every address of `app://leysin`: our page and its files, the pictures of open blogs, posts to be printed. */
export function serveAppPages(protocol: Protocol, pages: AppPages): void {
  protocol.handle(appScheme.scheme, async request => {
    try {
      return toResponse(await answer(request, pages));
    } catch (error) {
      pages.app.logInternal(error);
      return toResponse(plainAnswer(500));
    }
  });
}

async function answer(request: Request, { app, rendererFolder, printPages }: AppPages): Promise<Answer> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') return plainAnswer(405);
  const path = pathOf(request.url);
  if (path === undefined) return notFound;
  const question: Question = { method, path, range: request.headers.get('range') ?? undefined };
  if (path.startsWith('/asset/')) return answerAsset(app, question);
  if (path.startsWith('/print/')) return printPages.answer(path.slice('/print/'.length));
  return path === '/' ? answerAppPage(rendererFolder, '') : answerRendererFile(rendererFolder, path);
}

/** The path of an address of ours as it was written, percent signs and all. */
function pathOf(address: string): string | undefined {
  if (!address.startsWith(`${appOrigin}/`)) return undefined;
  return address.slice(appOrigin.length).split(/[?#]/, 1)[0];
}

function toResponse({ status, headers, body }: Answer): Response {
  if (body === null) return new Response(null, { status, headers });
  if (Buffer.isBuffer(body)) return new Response(new Uint8Array(body), { status, headers });
  const stream = createReadStream(body.absolutePath, { start: body.start, end: body.end });
  // A file that vanishes or shrinks meanwhile breaks the picture, not the program.
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}

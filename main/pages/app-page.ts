import { randomBytes } from 'node:crypto';
import type { Answer } from './answer.ts';
import { notFound } from './plain-answer.ts';
import {
  commonHeaders,
  diagramPolicy,
  framePolicy,
  pagePolicy,
  picturesFramePolicy,
  printFramePolicy,
  scriptPolicy,
  withoutCookies,
} from './security-headers.ts';
import { readStaticFile, type StaticFile } from './static-files.ts';

/** Answers with the app's page under a new nonce; `sessionKey` is what the browser shell gives a window once, else ''. */
export async function answerAppPage(rendererFolder: string, sessionKey: string): Promise<Answer> {
  const file = await readStaticFile(rendererFolder, '/index.html');
  if (!file) return notFound;
  const nonce = newNonce();
  const page = file.body
    .toString('utf8')
    .replace('__CSP_NONCE__', nonce)
    .replace('__SESSION_KEY__', sessionKey);
  return answerFile({ ...file, body: Buffer.from(page) }, pagePolicy(nonce));
}

/** Answers with the frame in which diagrams are drawn, its one script under a new nonce. */
async function answerDiagramFrame(rendererFolder: string): Promise<Answer> {
  const file = await readStaticFile(rendererFolder, diagramFramePath);
  if (!file) return notFound;
  const nonce = newNonce();
  const page = file.body.toString('utf8').replace('__CSP_NONCE__', nonce);
  return answerFile({ ...file, body: Buffer.from(page) }, diagramPolicy(nonce));
}

const diagramFramePath = '/diagrams/frame.html';

/** The preview's frame for blogs that may show pictures of other sites; every other one shows none. */
const picturesFrame = '/preview/frame-with-pictures.html';

/** The page for posts that a window prints itself. */
const printFrame = '/preview/print.html';

/** Answers with another file of the built renderer. */
export async function answerRendererFile(rendererFolder: string, path: string): Promise<Answer> {
  if (path === diagramFramePath) return answerDiagramFrame(rendererFolder);
  // The page itself is only given with its policy and nonce.
  const file = path === '/index.html' ? undefined : await readStaticFile(rendererFolder, path);
  if (!file) return notFound;
  if (path === picturesFrame) return answerFile(file, picturesFramePolicy, withoutCookies);
  if (path === printFrame) return answerFile(file, printFramePolicy);
  return answerFile(file, path.endsWith('.js') ? scriptPolicy : framePolicy);
}

function newNonce(): string {
  return randomBytes(32).toString('hex');
}

function answerFile(
  { type, body }: StaticFile,
  policy: string,
  more: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: 200,
    headers: { ...commonHeaders, ...more, 'Content-Type': type, 'Content-Security-Policy': policy },
    body,
  };
}

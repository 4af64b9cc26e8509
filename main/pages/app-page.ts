import { randomBytes } from 'node:crypto';
import type { Answer } from './answer.ts';
import { notFound } from './plain-answer.ts';
import { commonHeaders, framePolicy, pagePolicy } from './security-headers.ts';
import { readStaticFile, type StaticFile } from './static-files.ts';

/** Answers with the app's page under a new nonce; `sessionKey` is what the browser shell gives a window once, else ''. */
export async function answerAppPage(rendererFolder: string, sessionKey: string): Promise<Answer> {
  const file = await readStaticFile(rendererFolder, '/index.html');
  if (!file) return notFound;
  const nonce = randomBytes(32).toString('hex');
  const page = file.body
    .toString('utf8')
    .replace('__CSP_NONCE__', nonce)
    .replace('__SESSION_KEY__', sessionKey);
  return answerFile({ ...file, body: Buffer.from(page) }, pagePolicy(nonce));
}

/** Answers with another file of the built renderer. */
export async function answerRendererFile(rendererFolder: string, path: string): Promise<Answer> {
  // The page itself is only given with its policy and nonce.
  const file = path === '/index.html' ? undefined : await readStaticFile(rendererFolder, path);
  return file ? answerFile(file, framePolicy) : notFound;
}

function answerFile({ type, body }: StaticFile, policy: string): Answer {
  return {
    status: 200,
    headers: { ...commonHeaders, 'Content-Type': type, 'Content-Security-Policy': policy },
    body,
  };
}

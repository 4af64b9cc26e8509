import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerRendererFile } from './app-page.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-pages-'));
  for (const name of ['diagrams', 'preview', 'assets']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'index.html'), '<p>page');
  writeFileSync(
    join(folder, 'diagrams/frame.html'),
    '<script nonce="__CSP_NONCE__">1 // $& __CSP_NONCE__</script>',
  );
  writeFileSync(join(folder, 'preview/frame.html'), '<article></article>');
  writeFileSync(join(folder, 'preview/print.html'), '__ARTICLE__');
  writeFileSync(join(folder, 'assets/worker-a.js'), '1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(path: string) {
  const { status, headers, body } = await answerRendererFile(folder, path);
  return { status, policy: headers['Content-Security-Policy'] ?? '', text: String(body ?? '') };
}

test('the frame for diagrams runs its one script, in an origin of its own, and loads nothing', async () => {
  const { status, policy, text } = await ask('/diagrams/frame.html');
  expect(status).toBe(200);
  const nonce = /script-src 'nonce-([\da-f]{64})'/.exec(policy)?.[1];
  expect(text).toBe(`<script nonce="${nonce}">1 // $& __CSP_NONCE__</script>`);
  const directives = policy.split('; ');
  expect(directives).toContain("default-src 'none'");
  expect(directives).toContain('sandbox allow-scripts');
  expect(directives).toContain("frame-ancestors 'self'");
  // What is not named falls back to nothing.
  expect(
    directives.filter(each => /^(?:img|connect|font|media|frame|worker|child|object)-src/.test(each)),
  ).toEqual([]);
  expect(policy).not.toContain('unsafe-eval');
  expect((await ask('/diagrams/frame.html')).policy).not.toBe(policy);
});

test('a worker may load more of our scripts; the preview may run none', async () => {
  const worker = await ask('/assets/worker-a.js');
  expect(worker.policy).toContain("script-src 'self'");
  expect(worker.policy).toContain("default-src 'none'");
  expect(worker.policy).not.toContain('unsafe');
  const frame = await ask('/preview/frame.html');
  expect(frame.policy).toContain("default-src 'none'");
  expect(frame.policy).not.toMatch(/script-src|unsafe/);
});

test('the page that is printed runs nothing either, and only a page of ours may show it', async () => {
  const { policy } = await ask('/preview/print.html');
  const directives = policy.split('; ');
  expect(directives).toContain("default-src 'none'");
  expect(directives).toContain("frame-ancestors 'self'");
  expect(directives).toContain('sandbox allow-same-origin allow-modals');
  expect(policy).not.toMatch(/script-src|allow-scripts/);
});

test('the page is not among the files', async () => {
  expect((await ask('/index.html')).status).toBe(404);
  expect((await ask('/diagrams/../index.html')).status).toBe(404);
  expect((await ask('/diagrams/other.html')).status).toBe(404);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const start = resolve(dirname(fileURLToPath(import.meta.url)), '../start.ts');
const bundleName = 'start.mjs';

let bundled: Promise<string> | undefined;

/**
 * The double's own side as one file of JavaScript, made once in each process of tests and removed with it: through a loader
 * of TypeScript, its thirty modules took twice as long as everything else that a start of the program does.
 */
export function bundleStart(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'leysin-double-start-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: start,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: bundleName } },
    },
  });
  return join(folder, bundleName);
}

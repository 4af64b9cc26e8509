import { chmodSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** npm links `leysin` to this file, and systems other than Windows start it as a program. */
const startable: Plugin = {
  name: 'startable',
  writeBundle({ dir = '' }, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.name === 'leysin') chmodSync(join(dir, file.fileName), 0o755);
  },
};

export default defineConfig({
  root: here('.'),
  build: {
    ssr: true,
    outDir: here('../dist/main'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        leysin: here('cli/leysin.ts'),
        // Started as a worker, from its own file, and named there by main/cli/profile.ts.
        'index-worker': here('services/index/index-worker.ts'),
      },
      external: [/^node:/, ...builtinModules, 'fsevents'],
      output: {
        format: 'es',
        entryFileNames: '[name].mjs',
        chunkFileNames: 'chunks/[name]-[hash].mjs',
        banner: chunk => (chunk.name === 'leysin' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
  plugins: [startable],
  ssr: { noExternal: true },
});

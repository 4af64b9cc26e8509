import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds `main` with the worker it starts or, with `--mode preload`, `preload`: CommonJS, because that is what Electron
 * loads before anything else happens, and one file for what the sandbox of a preload can load at all. Electron's Node
 * reads a worker and its parts out of the archive of a packaged program as it reads `main` (since Electron 18).
 */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    root: here('.'),
    build: {
      ssr: true,
      outDir: here('../../dist/electron'),
      emptyOutDir: !isPreload,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: isPreload
          ? { preload: here('preload.ts') }
          : { main: here('main.ts'), 'index-worker': here('../services/index/index-worker.ts') },
        external: isPreload ? ['electron'] : ['electron', /^node:/, ...builtinModules, 'fsevents'],
        output: {
          format: 'cjs',
          // A seventh of the program would be what we say to ourselves. Licences stay.
          comments: { legal: true, annotation: false, jsdoc: false },
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
    ssr: { noExternal: true },
  };
});

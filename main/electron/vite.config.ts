import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds `main` or, with `--mode preload`, `preload`: each one CommonJS file, because that is what Electron loads before
 * anything else happens, and what the sandbox of a preload can load at all.
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
        input: isPreload ? { preload: here('preload.ts') } : { main: here('main.ts') },
        external: isPreload ? ['electron'] : ['electron', /^node:/, ...builtinModules, 'fsevents'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
    ssr: { noExternal: true },
  };
});

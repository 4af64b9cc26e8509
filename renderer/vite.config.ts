import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** KaTeX names each font in three formats; every browser we run in reads the first. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (/\.(?:woff|ttf)$/.test(name)) delete bundle[name];
      else if (file.type === 'asset' && name.endsWith('.css'))
        file.source = String(file.source).replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
    }
  },
};

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: {
    // Some unified packages pick a build that needs `document` unless told that a worker will run them.
    conditions: ['worker', ...defaultClientConditions],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [woff2Only],
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        index: here('index.html'),
        frame: here('preview/frame.html'),
        print: here('preview/print.html'),
      },
    },
  },
});

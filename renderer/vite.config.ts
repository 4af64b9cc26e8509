import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, defineConfig, type Plugin } from 'vite';

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

/** The program of the frame in which diagrams are drawn, as one classic script. */
async function buildDiagramScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root: here('.'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      modulePreload: false,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: here('diagrams/frame.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunks = bundle && 'output' in bundle ? bundle.output : [];
  const [script] = chunks;
  if (chunks.length !== 1 || script?.type !== 'chunk') throw new Error('the diagrams must be one script');
  return script.code;
}

/**
 * Makes `diagrams/frame.html`, whose program stands in it: a frame with an origin of its own has no cookie to load a file
 * with, and is given no permission to read one.
 */
export function diagramFrame(): Plugin {
  return {
    name: 'diagram-frame',
    apply: 'build',
    async generateBundle() {
      // Both would end the element early; what they are replaced by means the same in every string and pattern.
      const script = (await buildDiagramScript()).replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
      const source = readFileSync(here('diagrams/frame.html'), 'utf8').replace('__SCRIPT__', () => script);
      this.emitFile({ type: 'asset', fileName: 'diagrams/frame.html', source });
    },
  };
}

/**
 * Makes `preview/frame-with-pictures.html`: the preview's frame with a policy that lets it ask other sites for pictures, and
 * nothing else that is different.
 */
const picturesFrame: Plugin = {
  name: 'pictures-frame',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const frame = bundle['preview/frame.html'];
    const own = "img-src 'self' data:;";
    const parts = frame?.type === 'asset' ? String(frame.source).split(own) : [];
    if (parts.length !== 2) throw new Error('preview/frame.html must say once which pictures it loads');
    const source = parts.join("img-src 'self' data: https:;");
    this.emitFile({ type: 'asset', fileName: 'preview/frame-with-pictures.html', source });
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
  plugins: [woff2Only, diagramFrame(), picturesFrame],
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

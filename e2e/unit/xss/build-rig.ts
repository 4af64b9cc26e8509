import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, type Plugin } from 'vite';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** A built rig on disk. */
export interface BuiltRig {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Builds the page with the real worker, frame and patcher into a temporary folder. With `isControl` the protections
 * are left out: the cleaning, the gate of attributes, the cards for embeds, the frame's policy and its sandbox.
 */
export async function buildRig(isControl: boolean): Promise<BuiltRig> {
  const folder = await mkdtemp(join(tmpdir(), 'leysin-xss-'));
  const plugins = isControl ? [leaveProtectionsOut()] : [];
  await build({
    configFile: false,
    root: projectRoot,
    publicDir: false,
    logLevel: 'error',
    define: { __IS_CONTROL__: String(isControl) },
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    plugins,
    worker: { format: 'es', plugins: () => plugins },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: {
          rig: join(here, 'rig.html'),
          rest: join(here, 'rest.html'),
          frame: join(projectRoot, 'renderer/preview/frame.html'),
        },
      },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const openDoors: Readonly<Record<string, string>> = {
  'shared/markdown/sanitize.ts': 'export const sanitize = tree => tree;',
  'shared/markdown/replace-embeds.ts': 'export const replaceEmbeds = () => undefined;',
  'renderer/preview/page/attribute-names.ts': `export const attributeNameOf = property =>
    /^[a-z][a-z0-9:-]*$/i.test(property)
      ? property.replace(/^className$/, 'class').replace(/^(data|aria)(?=[A-Z])/, '$1-').toLowerCase()
      : undefined;`,
};

function leaveProtectionsOut(): Plugin {
  return {
    name: 'leave-protections-out',
    enforce: 'pre',
    load(id) {
      const door = Object.keys(openDoors).find(path => id === join(projectRoot, path));
      return door === undefined ? null : (openDoors[door] ?? null);
    },
    transformIndexHtml(html) {
      return html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '');
    },
  };
}

import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { findBrowser } from './find-browser.ts';

/** Where the browser is that tests look into modules with; undefined without one. */
export const browserPath = findBrowser();

/** A page with an empty frame as the preview's, and the modules under test. */
export interface BrowserRig {
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts a browser and puts all exports of the modules at these addresses of files into the page's global scope. */
export async function startBrowserRig(modules: readonly URL[]): Promise<BrowserRig> {
  const code = await bundle(modules.map(address => fileURLToPath(address)));
  const browser = await chromium.launch({ executablePath: browserPath ?? '' });
  const page = await browser.newPage();
  await page.setContent('<iframe srcdoc="<body><header></header><article></article>"></iframe>');
  await page.waitForFunction(() => frames[0]?.document.querySelector('article'));
  await page.addScriptTag({ content: code, type: 'module' });
  await page.waitForFunction(() => 'isRigReady' in globalThis);
  return { page, close: () => browser.close() };
}

async function bundle(paths: readonly string[]): Promise<string> {
  const id = 'virtual:browser-rig';
  const imports = paths.map((path, index) => `import * as m${index} from ${JSON.stringify(path)};`);
  const all = paths.map((_path, index) => `m${index}`).join(', ');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'browser-rig',
        resolveId: (asked: string) => (asked === id ? `\0${id}` : undefined),
        load: (asked: string) =>
          asked === `\0${id}`
            ? `${imports.join('')} Object.assign(globalThis, ${all}, { isRigReady: true });`
            : undefined,
      },
    ],
    build: { write: false, rolldownOptions: { input: id, output: { codeSplitting: false } } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../e2e/support/find-browser.ts';
import { type SquarePng, writeIcns, writeIco } from './icon-containers.ts';

/** A drawing and the coarser one that stays clear up to 32 pixels. */
interface Drawing {
  readonly large: string;
  readonly small: string;
}

/** How a picture sits on its square: the part of the edge it fills, and its shadow in parts of the edge. */
interface Setting {
  readonly fill: number;
  readonly shadow: number;
}

const icon: Drawing = { large: 'icon.svg', small: 'icon-small.svg' };
const document: Drawing = { large: 'document.svg', small: 'document-small.svg' };

const whole: Setting = { fill: 1, shadow: 0 };
// Where macOS draws the tile of its own icons: 824 of 1024 pixels, with a shadow below.
const macTile: Setting = { fill: 824 / 1024, shadow: 1 / 64 };

const linuxEdges = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const windowsEdges = [16, 20, 24, 32, 40, 48, 64, 128, 256];

const assets = new URL('./', import.meta.url);
const icons = new URL('icons/', assets);

async function main(): Promise<void> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    await rm(icons, { recursive: true, force: true });
    await mkdir(icons);
    const written = new Map<string, Uint8Array>();
    for (const edge of linuxEdges)
      written.set(`${edge}x${edge}.png`, await rasterise(page, icon, edge, whole));
    written.set('icon.ico', writeIco(await rasteriseAll(page, icon)));
    written.set('icon.icns', await makeIcns(page, icon, macTile));
    written.set('document.ico', writeIco(await rasteriseAll(page, document)));
    written.set('document.icns', await makeIcns(page, document, whole));
    for (const [name, bytes] of written) await writeFile(new URL(name, icons), bytes);
    await writeFile(new URL('made-from.json', icons), await describeOrigin(written));
    for (const [name, bytes] of written) process.stdout.write(`icons/${name}: ${bytes.length} bytes\n`);
  } finally {
    await browser.close();
  }
}

async function rasteriseAll(page: Page, drawing: Drawing): Promise<readonly SquarePng[]> {
  const pictures: SquarePng[] = [];
  for (const edge of windowsEdges) pictures.push({ edge, png: await rasterise(page, drawing, edge, whole) });
  return pictures;
}

async function makeIcns(page: Page, drawing: Drawing, setting: Setting): Promise<Uint8Array> {
  const pictures = new Map<number, Uint8Array>();
  for (const edge of [32, 64, 128, 256, 512, 1024])
    pictures.set(edge, await rasterise(page, drawing, edge, setting));
  return writeIcns(edge => {
    const png = pictures.get(edge);
    if (!png) throw new RangeError(`No picture of ${edge} pixels was made.`);
    return png;
  });
}

async function rasterise(page: Page, drawing: Drawing, edge: number, setting: Setting): Promise<Uint8Array> {
  const svg = await readFile(new URL(edge <= 32 ? drawing.small : drawing.large, assets), 'utf8');
  const shadow = setting.shadow * edge;
  const filter = shadow === 0 ? '' : `filter:drop-shadow(0 ${shadow / 2}px ${shadow}px rgb(0 0 0 / .35))`;
  await page.setViewportSize({ width: edge, height: edge });
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;overflow:hidden}
    svg{display:block;width:${setting.fill * 100}vw;height:${setting.fill * 100}vh;${filter}}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** What each file was made from and what came out, by SHA-256, so that a test can tell when the two have parted. */
async function describeOrigin(written: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const sources: Record<string, string> = {};
  for (const name of [icon.large, icon.small, document.large, document.small])
    sources[name] = hash(await readFile(new URL(name, assets)));
  const files = Object.fromEntries([...written].map(([name, bytes]) => [name, hash(bytes)]));
  return `${JSON.stringify({ sources, files }, undefined, 2)}\n`;
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

await main();

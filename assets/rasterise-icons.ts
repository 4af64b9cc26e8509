import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/support/find-browser.ts';

/** Edge lengths in CSS pixels: what desktops and web manifests ask for. */
const sizes = [192, 512] as const;

const assets = new URL('./', import.meta.url);
const svg = await readFile(new URL('icon.svg', assets), 'utf8');

const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`icon-${size}.png`, assets), png);
    process.stdout.write(`icon-${size}.png: ${png.length} bytes\n`);
  }
} finally {
  await browser.close();
}

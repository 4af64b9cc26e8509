import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { mermaidFence as fence, patient, pictures, sizes, words } from '../../support/diagrams.ts';
import { expect, test } from '../../support/fixtures.ts';
import { playPost, watchHostile } from '../../support/hostile-watch.ts';
import { findSharedData } from '../../support/shared-data.ts';

const hostile = [
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\ngraph TD\nA["<img src=x onerror=alert(1)>"]',
  '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\ngraph TD\nA["<svg onload=alert(1)>"]',
  'graph TD\nA["<script>alert(1)</script><img src=https://canary.invalid/x.png>"]',
  'graph TD\nA@{ img: "https://canary.invalid/x.png", label: "x" }',
  'graph TD\nA-->B\nclick A href "javascript:alert(1)"\nclick B call alert(1)',
  'graph TD\nA[`**x** ![p](https://canary.invalid/x.png)`]',
  '%%{init: {"themeCSS": "@import url(https://canary.invalid/x.css); * {background: url(https://canary.invalid/y)}"}}%%\ngraph TD\nA-->B',
  '%%{init: {"themeVariables": {"primaryColor": "red; background: url(https://canary.invalid/y)"}, "fontFamily": "x; } @import url(https://canary.invalid/z); a {"}}%%\ngraph TD\nA-->B',
  'graph TD\nA-->B\nstyle A fill:url(https://canary.invalid/x)\nclassDef x fill:#f9f,background:url(https://canary.invalid/y)\nclass A x',
  'sequenceDiagram\nB->>S: <img src=https://canary.invalid/1 onerror=alert(1)>\nlink B: x @ javascript:alert(1)',
  'classDiagram\nclass A["<iframe src=javascript:alert(1)></iframe>"]\nclick A href "javascript:alert(1)"',
  'C4Context\nPerson(a, "A", $sprite="https://canary.invalid/x.png", $link="javascript:alert(1)")',
  'gantt\ntitle <img src=x onerror=alert(1)>\nsection a\nb :c, 2024-01-01, 1d\nclick c href "javascript:alert(1)"',
  'mindmap\nroot\n  A["<img src=https://canary.invalid/x onerror=alert(1)>"]\n  ::icon(fa fa-x" onload="alert(1))',
  'graph TD\nA["$$\\href{javascript:alert(1)}{x} \\includegraphics{https://canary.invalid/x.png}$$"]',
];

/** Payloads of the data beside the project that have to do with diagrams. */
function sharedPayloads(): string[] {
  return ['editor-exploits', 'md-url-matrix'].flatMap(name => {
    const path = findSharedData(`payloads/${name}.json`);
    const items = path
      ? (JSON.parse(readFileSync(path, 'utf8')) as { items: { payload: string }[] }).items
      : [];
    return items.map(({ payload }) => payload).filter(payload => payload.includes('```mermaid'));
  });
}

/** Has every frame that comes say so when something runs in it: a frame of another origin shows no dialogs. */
async function tellWhatRuns(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.alert = () => console.log('ran');
  });
}

test.describe('a hostile diagram', () => {
  test('runs nothing, asks for nothing, and leaves the drawing working', async ({ desk }) => {
    test.setTimeout(240_000);
    const payloads = [...hostile.map(fence), ...sharedPayloads()];
    const window = await desk.open(desk.makeBlog({ 'post.md': '# Start\n\ntext\n' }, false));
    await tellWhatRuns(window.page);
    await window.openPost('Start');
    const watch = await watchHostile(window.page);
    const found: string[] = [];
    for (const [index, payload] of payloads.entries()) {
      const mark = `mark-${index}-end`;
      await playPost(window, `${mark}\n\n${payload}`, mark);
      await expect(pictures(window).or(words(window)).first()).toBeVisible(patient);
      for (const each of await watch.take()) found.push(`${payload}\n  ${each}`);
    }
    expect(found).toEqual([]);
    await playPost(window, `mark-end\n\n${fence('pie\n"Snow" : 3')}`, 'mark-end');
    await expect(pictures(window)).toHaveCount(1, patient);
    await expect(words(window)).toHaveCount(0, patient);
    console.log(`diagrams: ${payloads.length} hostile sources`);
  });

  test('would be noticed if it ran, and even then harms nothing but its own frame', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog({ 'post.md': '# Start\n\ntext\n' }, false));
    await tellWhatRuns(window.page);
    // A drawing program that was taken over, without the policy that would stop it.
    await window.page.route('**/diagrams/frame.html', route =>
      route.fulfill({ contentType: 'text/html', body: takenOverFrame }),
    );
    await window.openPost('Start');
    const watch = await watchHostile(window.page);
    await playPost(window, `mark-end\n\n${fence('graph TD\nA-->B')}`, 'mark-end');
    await expect(pictures(window)).toHaveCount(1, patient);
    const seen = await watch.take();
    expect(seen.filter(each => each.startsWith('console: ran'))).not.toEqual([]);
    expect(seen.some(each => each.startsWith('request: https://canary.invalid/from-frame'))).toBe(true);
    // What it drew runs and loads nothing, and what it reached for was out of its reach.
    expect(seen.filter(each => each.includes('from-picture') || each.includes('reached'))).toEqual([]);
    expect((await sizes(window)).every(size => size > 0)).toBe(true);
    await expect(window.fileState).toHaveText(/Saved/, patient);
  });
});

const takenOverFrame = `<!doctype html><body><script>
  addEventListener('message', ({ ports: [port] }) => {
    if (!port) return;
    alert(1);
    fetch('https://canary.invalid/from-frame').catch(() => {});
    for (const reach of [() => parent.document, () => parent.frames[0].document, () => document.cookie,
      () => localStorage, () => open('https://canary.invalid/reached')])
      try { if (reach() !== null) console.log('reached ' + reach); } catch {}
    parent.postMessage({ kind: 'event', name: 'reached' }, '*');
    port.onmessage = ({ data: { id } }) => {
      const picture = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" onload="alert(\\'from-picture\\')">' +
        '<script>console.log("from-picture")<' + '/script><image width="9" height="9" xlink:href="https://canary.invalid/from-picture"/>' +
        '<style>@import url(https://canary.invalid/from-picture.css);</style>' +
        '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.alert(1)"/></foreignObject></svg>';
      for (const wrong of [null, 'x', { id: id + 1, kind: 'drawn' }, { id, kind: 'drawn', svg: picture, width: -1, height: 1, title: '' }])
        port.postMessage(wrong);
      port.postMessage({ id, kind: 'drawn', svg: picture, width: 40, height: 40, title: 'x' });
    };
  });
</script></body>`;

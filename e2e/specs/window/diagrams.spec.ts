import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { playPost, watchHostile } from '../../support/hostile-watch.ts';
import { findSharedData } from '../../support/shared-data.ts';

const fence = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\`\n`;
/** The last fence is open: what is typed at the end is typed into the diagram. */
const openFence = (source: string) => `\`\`\`mermaid\n${source}`;

/** The first drawing loads the program that draws, which takes a busy machine a while. */
const patient = { timeout: 40_000 };

const pictures = ({ article }: BlogWindow): Locator => article.locator('figure.diagram img');
const words = ({ article }: BlogWindow): Locator => article.locator('figure.diagram figcaption');
const addresses = (window: BlogWindow) =>
  pictures(window).evaluateAll(images => images.map(image => (image as HTMLImageElement).src));
const sizes = (window: BlogWindow) =>
  pictures(window).evaluateAll(images =>
    images.map(image => (image as HTMLImageElement).naturalWidth * (image as HTMLImageElement).naturalHeight),
  );

/** Addresses the page asks for, from now on. */
function listenForRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  return asked;
}

test.describe('a diagram', () => {
  test.beforeEach(() => test.setTimeout(120_000));

  test('is drawn when a post has one, with words for those who see no picture', async ({ desk }) => {
    const window = await desk.open(
      desk.makeBlog(
        {
          // The newest is shown first.
          '2025-02-02-plain.md': '# Plain\n\ntext\n',
          '2025-01-01-drawn.md': `# Drawn\n\n${fence('graph TD\nA[Snow] --> B[Thaw]')}\n${fence('sequenceDiagram\naccTitle: Who greets\nAda->>Bob: Hello')}\n${fence('pie\n"Snow" : 3\n"Rain" : 4')}\nlast words\n`,
        },
        false,
      ),
    );
    const asked = listenForRequests(window.page);
    await window.openPost('Plain');
    await expect(window.article.locator('p')).toHaveText('text');
    expect(asked.filter(url => url.includes('/diagrams/'))).toEqual([]);
    await window.openPost('Drawn');
    await expect(pictures(window)).toHaveCount(3, patient);
    expect((await sizes(window)).every(size => size > 1000)).toBe(true);
    await expect(pictures(window).nth(0)).toHaveAttribute('alt', 'Diagram: flowchart');
    await expect(pictures(window).nth(1)).toHaveAttribute('alt', 'Who greets');
    await expect(window.article.locator('figure.diagram pre').first()).toBeHidden();
    expect(asked.filter(url => url.includes('/diagrams/'))).toHaveLength(1);
  });

  test('has the colours of the theme', async ({ desk }) => {
    const source = 'graph TD\nA[Snow] --> B[Thaw]';
    const window = await desk.open(desk.makeBlog({ 'drawn.md': `# Drawn\n\n${fence(source)}` }, false));
    await window.page.emulateMedia({ colorScheme: 'light' });
    await window.openPost('Drawn');
    await expect(pictures(window)).toHaveCount(1, patient);
    const [light] = await addresses(window);
    await window.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => addresses(window), patient).not.toEqual([light]);
    expect((await sizes(window)).every(size => size > 1000)).toBe(true);
    await window.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => addresses(window), patient).toEqual([light]);
    await window.runCommand('Switch between light and dark');
    await expect.poll(() => addresses(window), patient).not.toEqual([light]);
  });

  test('with a setting that fails spoils none of the others', async ({ desk }) => {
    const bad = `%%{init: {"theme": "base", "themeVariables": {"primaryColor": "nocolour"}}}%%\ngraph TD\nC-->D`;
    const text = `# Drawn\n\n${fence('graph TD\nA-->B')}\n${fence(bad)}\n${fence('graph TD\nE-->F')}`;
    const window = await desk.open(desk.makeBlog({ 'drawn.md': text }, false));
    await window.openPost('Drawn');
    await expect(words(window)).toHaveCount(1, patient);
    await expect(pictures(window)).toHaveCount(2, patient);
  });

  test('keeps its last picture while its text cannot be drawn, and says so quietly', async ({ desk }) => {
    const start = `# Drawn\n\n${fence('pie\n"Snow" : 3')}\nwords\n\n${openFence('graph TD\nA[Snow] --> B[Thaw]')}`;
    const window = await desk.open(desk.makeBlog({ 'drawn.md': start }, false));
    await window.openPost('Drawn');
    await expect(pictures(window)).toHaveCount(2, patient);
    const before = await addresses(window);

    await window.typeAtEnd('\nB -->');
    await expect(words(window)).toHaveText(/^The picture is from before your last changes: line 3 /, patient);
    expect(await addresses(window)).toEqual(before);

    // The last picture follows the theme, too.
    await window.page.emulateMedia({ colorScheme: 'dark' });
    await expect
      .poll(async () => (await addresses(window)).filter(address => before.includes(address)), patient)
      .toEqual([]);
    await expect(words(window)).toHaveCount(1);
    await window.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => addresses(window), patient).toEqual(before);

    await window.page.keyboard.type(' C[Spring]');
    await expect(words(window)).toHaveCount(0, patient);
    await expect.poll(() => addresses(window), patient).not.toEqual(before);
    const [first, second] = await addresses(window);
    expect(first).toBe(before[0]);
    expect(decodeURIComponent(second ?? '')).toContain('Spring');

    // Above it another one comes in; each keeps what is its own.
    await window.page.keyboard.press('ControlOrMeta+Home');
    await window.page.keyboard.type('```mermaid\npie\n"Ice" : 5\n```\n\n');
    await expect(pictures(window)).toHaveCount(3, patient);
    expect((await addresses(window)).slice(1)).toEqual([first, second]);
  });

  test('that was never right shows its source and why, and other diagrams are drawn', async ({ desk }) => {
    const window = await desk.open(
      desk.makeBlog(
        {
          'drawn.md': `# Drawn\n\n${fence('graph TD\nA -->')}\n${fence('nonsense')}\n${fence('pie\n"Snow" : 3')}`,
        },
        false,
      ),
    );
    await window.openPost('Drawn');
    await expect(pictures(window)).toHaveCount(1, patient);
    await expect(words(window)).toHaveText(
      [/^No picture: line 2 /, /^No picture: “nonsense” begins no kind of diagram/],
      patient,
    );
    const sources = window.article.locator('figure.diagram pre');
    await expect(sources.nth(0)).toBeVisible();
    await expect(sources.nth(0)).toHaveText('graph TD\nA -->');
    await expect(sources.nth(2)).toBeHidden();
  });

  test('that takes too long is given up, typing goes on, and the next one is drawn', async ({ desk }) => {
    // Far below the limits of length, and many times what five seconds are enough for.
    const relations = Array.from({ length: 1200 }, (_, at) => `C${at} <|-- D${(at * 7) % 300}`);
    const endless = `classDiagram\n${relations.join('\n')}`;
    const window = await desk.open(
      desk.makeBlog({ 'drawn.md': `# Drawn\n\n${fence(endless)}\nwords` }, false),
    );
    await window.openPost('Drawn');
    await expect(window.article.locator('figure.diagram')).toHaveCount(1);
    await window.typeAtEnd(' typed meanwhile');
    await expect(window.article.locator('p')).toHaveText('words typed meanwhile');
    await expect(words(window)).toHaveText(/^No picture: /, patient);
    await window.page.keyboard.type(`\n\n${'```'}mermaid\npie\n"Snow" : 3`);
    await expect(pictures(window)).toHaveCount(1, patient);
  });
});

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

import type { Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { mermaidFence as fence, patient, pictures, sizes, words } from '../../support/diagrams.ts';
import { expect, test } from '../../support/fixtures.ts';

/** The last fence is open: what is typed at the end is typed into the diagram. */
const openFence = (source: string) => `\`\`\`mermaid\n${source}`;
const addresses = (window: BlogWindow) =>
  pictures(window).evaluateAll(images => images.map(image => (image as HTMLImageElement).src));

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
    await expect(window.article.locator('figure.diagram')).toHaveCount(1, patient);
    await window.typeAtEnd(' typed meanwhile');
    await expect(window.article.locator('p')).toHaveText('words typed meanwhile');
    await expect(words(window)).toHaveText(/^No picture: /, patient);
    await window.page.keyboard.type(`\n\n${'```'}mermaid\npie\n"Snow" : 3`);
    await expect(pictures(window)).toHaveCount(1, patient);
  });
});

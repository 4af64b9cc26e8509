import { expect, test } from '../../support/fixtures.ts';
import { allPayloads, choosePayloads, genericPayloads } from '../../support/hostile-payloads.ts';
import { hostileFileName, placePayload, withTitle } from '../../support/hostile-places.ts';
import { playPost, pokeAll, pokeFrame, pokeWindow, watchHostile } from '../../support/hostile-watch.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const seed = Number(process.env.LEYSIN_SEED ?? 20_261);
const timeLimitMs = isLong ? 3_600_000 : 120_000;

/** The payload in every place of one post; the body is last, because it may leave open what it likes. */
function hostilePost(payload: string, mark: string): string {
  const { body, 'front matter title': title, ...others } = placePayload(payload);
  return [title, mark, ...Object.values(others), body].join('\n\n');
}

test.describe('a hostile post', () => {
  test('runs nothing, asks for nothing, opens nothing and leaves the window working', async ({ desk }) => {
    test.setTimeout(timeLimitMs);
    const payloads = isLong ? allPayloads() : choosePayloads(allPayloads(), 15, seed);
    const window = await desk.open(desk.makeBlog({ 'post.md': '# Start\n\ntext\n' }, false));
    await window.openPost('Start');
    const watch = await watchHostile(window.page);
    const failures: string[] = [];
    for (const [index, payload] of payloads.entries()) {
      const mark = `mark-${index}-end`;
      const isShown = await playPost(window, hostilePost(payload, mark), mark);
      if (index % 10 === 0) await pokeWindow(window.page);
      const found = [...(await watch.take()), ...(isShown ? [] : ['the preview does not follow'])];
      if (found.length > 0) failures.push(`${payload}\n  ${found.join('\n  ')}`);
    }
    console.log(`hostile-post: ${payloads.length} payloads: ${failures.length} failures, seed ${seed}`);
    expect(failures, `seed ${seed}`).toEqual([]);
    expect(await playPost(window, '# All is well\n\nmark-end\n', 'mark-end')).toBe(true);
    await expect(window.fileState).toHaveText(/Saved/);
  });

  test('runs nothing as title, tag, heading, file name or search', async ({ desk }) => {
    test.setTimeout(timeLimitMs);
    const payloads = isLong ? allPayloads() : choosePayloads(allPayloads(), 8, seed + 1);
    const files = payloads.map((payload, index) => [
      `${hostileFileName(payload)}-${index}.md`,
      // The number in the first lines: the editor has only those in its page that are in sight.
      `${withTitle(payload).replace('---\n', () => `---\nnumber: ${index}.\n`)}\n# ${payload.replaceAll(/\s+/g, ' ')}\n`,
    ]);
    const window = await desk.open(
      desk.makeBlog({ ...Object.fromEntries(files), 'last.md': '# Last one\n\ntext\n' }, false),
    );
    const watch = await watchHostile(window.page);
    const failures: string[] = [];
    for (const [index, payload] of payloads.entries()) {
      await window.search.fill(payload.replaceAll(/\s+/g, ' '));
      await pokeWindow(window.page);
      // Its own words may match nothing, as for a payload of spaces alone; the number at the end of its file's name does.
      await window.search.fill(`-${index}.md`);
      await expect(window.posts.getByRole('option')).toHaveCount(1);
      // A link of the post before may open its target late.
      await expect(async () => {
        await window.posts.getByRole('option').click({ timeout: 2000 });
        await expect(window.editor).toContainText(`number: ${index}.`, { timeout: 2000 });
      }).toPass({ timeout: 20_000 });
      await pokeAll(window.page, '');
      const found = await watch.take();
      if (found.length > 0) failures.push(`${payload}\n  ${found.join('\n  ')}`);
    }
    console.log(
      `hostile-post: ${payloads.length} names and titles: ${failures.length} failures, seed ${seed}`,
    );
    expect(failures, `seed ${seed}`).toEqual([]);
    await window.openPost('Last one');
    await expect(window.article.locator('h1')).toHaveText('Last one');
  });

  test('would be noticed if it ran', async ({ desk }) => {
    test.setTimeout(timeLimitMs);
    const payloads = choosePayloads(genericPayloads(), isLong ? 200 : 12, seed);
    const { page } = await desk.open(desk.makeBlog({ 'post.md': '# Start\n' }, false));
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    const watch = await watchHostile(page);
    let executed = 0;
    for (const payload of payloads) {
      await page.evaluate(
        given =>
          new Promise(resolve => {
            document.querySelector('iframe[title="Control"]')?.remove();
            const frame = document.createElement('iframe');
            frame.title = 'Control';
            frame.addEventListener('load', resolve, { once: true });
            frame.srcdoc = `<script>for (const name of ['alert', 'confirm', 'prompt', 'print'])
              globalThis[name] = () => console.log('ran');</script>${given}`;
            document.body.append(frame);
          }),
        payload,
      );
      await pokeFrame(page, 'Control').catch(() => undefined);
      if ((await watch.take()).some(each => each.startsWith('console: '))) executed += 1;
    }
    console.log(`hostile-post: the control executed ${executed} of ${payloads.length}, seed ${seed}`);
    expect(executed, `of ${payloads.length}, seed ${seed}`).toBeGreaterThanOrEqual(payloads.length / 4);
  });
});

test('a post that calls everything by the names of a page leaves search, save and open working', async ({
  desk,
}) => {
  const names =
    'document location forms body head cookie article header preview search getElementById querySelector name open close top parent self window frames'.split(
      ' ',
    );
  const text = names
    .map(
      name =>
        `# ${name}\n\n<a id="${name}" name="${name}" href="#${name}">to ${name}</a> <img id="${name}" name="${name}" src="x.png" alt="${name}">\n` +
        `<form id="${name}" name="${name}"><input id="${name}" name="${name}"></form>\n<svg id="${name}"><rect id="${name}"/></svg>\n\n[up](#${name})\n`,
    )
    .join('\n');
  const blog = desk.makeBlog(
    {
      'names.md': `---\ntitle: "document"\ntags: [location, forms]\n---\n\n${text}`,
      'other.md': '# Other\n\nwords\n',
    },
    false,
  );
  const window = await desk.open(blog);
  await watchHostile(window.page);
  await window.openPost('document');
  await expect(window.article).toContainText('to frames');
  await pokeAll(window.page, 'to frames');
  await window.typeAtEnd('\n\nwritten here');
  await expect(window.article).toContainText('written here');
  await window.page.keyboard.press('ControlOrMeta+s');
  await expect(window.fileState).toHaveText(/Saved/);
  await window.openPost('Other');
  await expect(window.article).toContainText('words');
  await window.openPost('document');
  await expect(window.article).toContainText('written here');
});

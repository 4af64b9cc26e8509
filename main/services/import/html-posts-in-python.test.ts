import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { pythonMarkdown } from '../../../shared/generators/dialects/markdown-dialects.ts';
import { htmlSamples } from '../../../shared/import/html-samples.test-support.ts';
import { htmlToMarkdown } from '../../../shared/import/html-to-markdown.ts';
import { type VisibleText, visibleText } from '../../../shared/import/visible-text.test-support.ts';
import { hasPythonMarkdown, renderWithPython } from './python-markdown.test-support.ts';

const seedName = 'leysin-2020-sprint-report-764567777353955897.html';
const fixture = readFileSync(new URL('fixtures/sprint-report.html', import.meta.url), 'utf8');
const seedPath = findSharedData(`seed/${seedName}`);
const postsFolder = findSharedData('blogs/pypy.org/posts');

function convert(html: string): string {
  return htmlToMarkdown(html, { dialect: pythonMarkdown }).markdown;
}

interface Sample {
  readonly name: string;
  readonly html: string;
}

const wordParts = ['blocks', 'images', 'headings', 'listItems', 'comments'] as const;
const allParts = [...wordParts, 'links'] as const;

/** One message for each text a reader would find changed. */
function differences(texts: readonly Sample[], parts: readonly (keyof VisibleText)[] = allParts): string[] {
  const rendered = renderWithPython(texts.map(({ html }) => convert(html)));
  return texts.flatMap(({ name, html }, index) => {
    const before = visibleText(html);
    const after = visibleText(rendered[index] ?? '');
    return parts
      .filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map(key => `${key} of ${name}`);
  });
}

function linkTargets(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!!)\[[^\]!]+\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

function count(markdown: string, pattern: RegExp): number {
  return markdown.match(pattern)?.length ?? 0;
}

describe.skipIf(!hasPythonMarkdown)('rendered by python-markdown', () => {
  test('our own sprint report says what it said', () => {
    expect(differences([{ name: 'fixture', html: fixture }])).toEqual([]);
  });

  test('control: a text that loses a word on the way is reported', () => {
    const [rendered = ''] = renderWithPython(['one two']);
    expect(visibleText(rendered).blocks).not.toEqual(visibleText('<p>one</p>').blocks);
    expect(visibleText(rendered).blocks).toEqual(visibleText('<p>one two</p>').blocks);
  });

  test('small HTML texts full of special characters say what they said', () => {
    const numRuns = process.env.LEYSIN_LONG === '1' ? 10_000 : 300;
    const seed = Number(process.env.LEYSIN_SEED ?? 20_200_317);
    const texts = fc.sample(htmlSamples, { seed, numRuns }).map(html => ({ name: html, html }));
    // A link over two paragraphs becomes two links, so links are not counted here.
    expect(differences(texts, wordParts), `seed ${seed} (LEYSIN_SEED)`).toEqual([]);
  }, 300_000);

  test.skipIf(postsFolder === undefined)('every HTML post and comment of pypy.org says what it said', () => {
    const folder = postsFolder ?? '';
    const names = (readdirSync(folder, { recursive: true }) as string[]).filter(name =>
      name.endsWith('.html'),
    );
    const posts = names.filter(name => !basename(name).startsWith('.'));
    expect(posts.length).toBeGreaterThan(200);
    const texts = names.map(name => ({ name, html: readFileSync(join(folder, name), 'utf8') }));
    expect(differences(texts)).toEqual([]);
  });
});

describe('a post as Blogger exported it', () => {
  test('our own sprint report becomes this Markdown', () => {
    const expected = readFileSync(new URL('fixtures/sprint-report.md', import.meta.url), 'utf8');
    expect(convert(fixture)).toBe(expected);
  });

  test.skipIf(seedPath === undefined)(
    'the reference post keeps its links, picture, headings and lists',
    () => {
      const html = readFileSync(seedPath ?? '', 'utf8');
      const markdown = convert(html);
      const targets = [...html.matchAll(/class="reference external" href="([^"]+)"/g)].map(
        ([, href]) => href,
      );
      expect(targets).toHaveLength(9);
      expect(linkTargets(markdown)).toEqual(targets);
      expect(count(markdown, /^\[!\[\]\(https:\S+\)\]\(https:\S+\)$/gm)).toBe(1);
      expect(markdown.match(/^## .+$/gm)).toEqual(['## HPy', '## PyPy', '## Miscellaneous', '## Aftermath']);
      expect(count(markdown, /^- /gm)).toBe(16);
      expect(count(markdown, /(?<=\n\n)- /g)).toBe(4);
      expect(markdown).toContain('HPy_METH_KEYWORDS');
      expect(markdown).not.toContain('\\');
      if (hasPythonMarkdown) expect(differences([{ name: seedName, html }])).toEqual([]);
    },
  );
});

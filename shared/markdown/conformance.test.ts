import { readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { gitHubMarkdown, plainCommonMark } from '../generators/dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generators/generator.ts';
import { expandMarkdown } from './expand-html.ts';
import { normalHtml } from './normal-html.test-support.ts';
import { parseMarkdown } from './parse-markdown.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
}

/** Examples, by their number from 1 in the file, whose HTML is not the specification's, each with the reason. */
type Differences = Readonly<Record<number, string>>;

const commonMarkDifferences: Differences = {};

const gitHubDifferences: Differences = {
  18: 'An address that begins with ftp:// stays text: bare addresses are those of the web and of mail.',
  22: 'Nothing is cleaned here yet. The sanitizer takes title, style and xmp away; GitHub shows them as text.',
};

const commonMarkFile = findSharedData('payloads/commonmark-spec.json');
const gitHubFile = findSharedData('payloads/gfm-spec.json');

const readExamples = (path: string) =>
  (JSON.parse(readFileSync(path, 'utf8')) as { readonly items: readonly Example[] }).items;

/** A post's HTML before anything is taken out of it. */
const render = (markdown: string, dialect: MarkdownDialect) =>
  toHtml(expandMarkdown(parseMarkdown(markdown, dialect), markdown));

const numbersThatDiffer = (examples: readonly Example[], dialect: MarkdownDialect) =>
  examples.flatMap(({ markdown, html }, index) =>
    normalHtml(render(markdown, dialect)) === normalHtml(html) ? [] : [index + 1],
  );

const listed = (differences: Differences) => Object.keys(differences).map(Number);

describe('the examples of the specification', () => {
  it.skipIf(!commonMarkFile)('of CommonMark give its HTML', () => {
    const examples = readExamples(commonMarkFile ?? '');
    expect(examples).toHaveLength(652);
    expect(numbersThatDiffer(examples, plainCommonMark)).toEqual(listed(commonMarkDifferences));
  });

  it.skipIf(!gitHubFile)('of GitHub’s extensions give its HTML', () => {
    const examples = readExamples(gitHubFile ?? '');
    expect(examples).toHaveLength(22);
    expect(numbersThatDiffer(examples, gitHubMarkdown)).toEqual(listed(gitHubDifferences));
  });
});

describe('the form in which they are compared', () => {
  it.each([
    ['<a id=x href="y">', '<a href="y" id="x"></a>'],
    ['<ul>\n<li>a</li>\n</ul>', '<ul><li>a</li></ul>'],
    ['<p>a\n b </p>', '<p>a b</p>'],
    ['<p>a<br />\nb</p>', '<p>a<br>b</p>'],
  ])('takes %j and %j as the same', (one, other) => {
    expect(normalHtml(one)).toBe(normalHtml(other));
  });

  it.each([
    ['<pre>a\nb</pre>', '<pre>a b</pre>'],
    ['<p>a <em>b</em></p>', '<p>a<em>b</em></p>'],
    ['<p>a b</p>', '<p>ab</p>'],
    ['<p title="a">b</p>', '<p>b</p>'],
    ['<!--a-->', ''],
  ])('tells %j from %j', (one, other) => {
    expect(normalHtml(one)).not.toBe(normalHtml(other));
  });
});

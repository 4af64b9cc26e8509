import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { commonMark, kramdown, mdx, pythonMarkdown } from '../../generators/dialects/markdown-dialects.ts';
import type { GeneratorSyntax, MarkdownDialect } from '../../generators/generator.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { expandMarkdown } from '../expand-html.ts';
import { parseMarkdown } from '../parse-markdown.ts';

const withSyntax = (generatorSyntax: GeneratorSyntax): MarkdownDialect => ({
  ...commonMark,
  generatorSyntax,
});

/** Which dialect real blogs are written in. */
const blogs: Readonly<Record<string, MarkdownDialect>> = {
  'jekyllrb.com': kramdown,
  'jakevdp.github.io': withSyntax('liquid'),
  'v8.dev': withSyntax('liquid'),
  'hexo.io': withSyntax('hexo'),
  'opentelemetry.io': withSyntax('hugo'),
  'coredns.io': withSyntax('hugo'),
  'blog.rust-lang.org': withSyntax('zola'),
  'pypy.org': pythonMarkdown,
  'biomejs.dev': mdx,
};

/** Tags that stand in prose, by file: front matter in TOML, which these tests do not take off. */
const exceptions: Readonly<Record<string, number>> = {
  'coredns.io/archetypes/blog.md': 1,
  'coredns.io/archetypes/docs.md': 1,
  'coredns.io/archetypes/release.md': 1,
};

const folder = findSharedData('blogs');

it.skipIf(!folder)(
  'real posts show no generator syntax outside of code but in labels',
  () => {
    const bodies = Object.keys(blogs).flatMap(bodiesWithTags);
    const counts = bodies.map(({ path, body, dialect }) => [
      path,
      tagsInProse(expandMarkdown(parseMarkdown(body, dialect), body)),
    ]);
    expect(Object.fromEntries(counts.filter(([, count]) => count !== 0))).toEqual(exceptions);
    expect(bodies.length).toBeGreaterThan(300);
  },
  120_000,
);

function bodiesWithTags(blog: string) {
  const files = readdirSync(join(folder ?? '', blog), { recursive: true }).map(String);
  return files
    .filter(file => /\.(?:md|mdx|markdown)$/.test(file))
    .map(file => {
      const text = readFileSync(join(folder ?? '', blog, file), 'utf8').replace(/\r\n/g, '\n');
      const body = text.slice(readYamlFrontMatter(text)?.to ?? 0);
      return { path: `${blog}/${file}`, body, dialect: blogs[blog] ?? commonMark };
    })
    .filter(({ body }) => /\{[{%:]|^:::|^> \[!|^<[A-Z]/m.test(body));
}

function tagsInProse(tree: Nodes): number {
  let count = 0;
  visit(tree, node => {
    if (node.type === 'element' && /^(?:code|pre|script|style|kbd|svg)$/.test(node.tagName)) return SKIP;
    if (node.type === 'element' && /generator-/.test(String(node.properties.className))) return SKIP;
    if (node.type === 'text' && /\{\{|\{%|\{:|^:::|\[!/m.test(node.value)) count += 1;
    return undefined;
  });
  return count;
}

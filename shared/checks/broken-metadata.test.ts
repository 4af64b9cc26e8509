import { describe, expect, it } from 'vitest';
import { applyChanges } from '../model/text-change.ts';
import { findingsIn, type MemoryBlog } from './checks.test-support.ts';

type Files = MemoryBlog['files'];

/** A blog of each kind, with a post's path and its metadata as they are written there. */
const kinds: Readonly<Record<string, readonly [path: string, head: string, config: Files]>> = {
  jekyll: [
    '_posts/2024-01-02-a.md',
    '---\ntitle: A\ndate: 2024-01-02\n---\n',
    { '_config.yml': 'title: A\n', Gemfile: 'gem "jekyll"\n' },
  ],
  'hugo in YAML': [
    'content/posts/a.md',
    '---\ntitle: A\ndate: 2024-01-02\n---\n',
    { 'hugo.toml': 'title = "A"\n' },
  ],
  'hugo in TOML': [
    'content/posts/a.md',
    '+++\ntitle = "A"\ndate = 2024-01-02\n+++\n',
    { 'hugo.toml': 'title = "A"\n' },
  ],
  zola: [
    'content/a.md',
    '+++\ntitle = "A"\ndate = 2024-01-02\n+++\n',
    { 'config.toml': 'base_url = "https://a.example"\n[markdown]\n', 'templates/index.html': '' },
  ],
  hexo: [
    'source/_posts/a.md',
    '"title": "A",\n"date": "2024-01-02"\n;;;\n',
    { '_config.yml': 'title: A\n', 'package.json': '{"dependencies":{"hexo":"7"}}' },
  ],
  nikola: [
    'posts/a.md',
    '<!--\n.. title: A\n.. slug: a\n.. date: 2024-01-02 UTC\n-->\n',
    { 'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": (".md",)}\n' },
  ],
  pelican: [
    'content/a.md',
    'Title: A\nDate: 2024-01-02\n\n',
    { 'pelicanconf.py': 'PATH = "content"\nSITENAME = "A"\n' },
  ],
  'pelican in reStructuredText': [
    'content/a.rst',
    'A long title\n############\n\n:date: 2024-01-02\n:slug: a\n\n',
    { 'pelicanconf.py': 'PATH = "content"\nSITENAME = "A"\n' },
  ],
  plain: ['notes/a.md', '---\ntitle: A\ndate: 2024-01-02\n---\n', {}],
};

const all = Object.entries(kinds).map(([name, [path, head, config]]) => ({ name, path, head, config }));

/** Of these a block tells by its fences that it is one. */
const fenced = all.filter(({ name }) => !/pelican|hexo/.test(name));

interface Case {
  readonly path: string;
  readonly text: string;
  readonly before?: string;
  readonly config?: Files;
}

function metadataFindings({ path, text, before, config = {} }: Case) {
  const found = findingsIn(
    { files: { ...config, [path]: text }, ...(before === undefined ? {} : { before: { [path]: before } }) },
    path,
  );
  return found.filter(({ rule }) => rule === 'broken-metadata');
}

/** What the one click makes of a text; undefined where none is offered. */
function mended(post: Case): string | undefined {
  const [finding] = metadataFindings(post);
  return finding?.fix?.kind === 'text' ? applyChanges(post.text, finding.fix.changes) : undefined;
}

const typed = 'Words typed above ';
const body = '\nThe body.\n';

describe('metadata that something was typed above', () => {
  it.each(all)('are told with their line where the last commit has them: $name', post => {
    for (const [above, line] of [
      ['Words typed above\n', 2],
      ['# Words\n\nand more\n\n', 5],
    ] as const) {
      const found = metadataFindings({ ...post, text: above + post.head + body, before: post.head + body });
      const told = found.map(({ line, severity, file }) => [line, severity, file]);
      expect(told, above).toEqual([[line, 'error', post.path]]);
    }
  });

  // A longer title is one, too.
  it.each(all.filter(({ path }) => !path.endsWith('.rst')))('are told behind words: $name', post => {
    const before = post.head + body;
    const found = metadataFindings({ ...post, text: `Words ${before}`, before });
    expect(found.map(({ line }) => line)).toEqual([1]);
    expect(mended({ ...post, text: `Words ${before}`, before })).toBe(`${post.head}\nWords \n\nThe body.\n`);
  });

  it.each(all)('come back to the start with one click, which loses nothing: $name', post => {
    const { path, head, config } = post;
    const text = `${typed}\n\n${head}${body}`;
    const after = mended({ ...post, text, before: head + body });
    expect(after).toMatch(/Words typed above \n\nThe body\.\n$/);
    expect(after?.startsWith(head)).toBe(true);
    expect([...(after ?? '')].sort()).toEqual([...text].sort());
    expect(metadataFindings({ path, config, text: after ?? '', before: head + body })).toEqual([]);
  });

  it.each(fenced)('are told in a text that no commit has: $name', ({ path, head, config }) => {
    const text = `${typed}${head}${body}`;
    expect(metadataFindings({ path, text, config }).map(({ line }) => line)).toEqual([1]);
    expect(mended({ path, text, config })).toBe(`${head}\n${typed}\n\nThe body.\n`);
  });

  it('were changed, too, since the last commit', () => {
    const { path, config } = all[0]!;
    const text = '\n---\ntitle: B\n---\n\nText.\n';
    const [finding] = metadataFindings({ path, text, before: '---\ntitle: A\n---\n\nText.\n', config });
    expect(finding).toMatchObject({ line: 2, message: expect.stringMatching(/^Empty lines stand above/) });
    expect(mended({ path, text, config })).toBe('---\ntitle: B\n---\n\n\nText.\n');
  });

  it.each([
    ['a paragraph', 'Words\n', '\nBody.\n', '\nWords\n\nBody.\n'],
    ['words and a body without a line between', 'Words', 'Body.\n', 'Words\n\nBody.\n'],
    ['words and no body', 'Words', '', 'Words'],
    ['several lines', 'Words\n\nMore\n', '\n\n\nBody.\n', '\n\n\nWords\n\nMore\n\nBody.\n'],
  ])('are moved so that paragraphs stay apart: %s', (_, above, below, expected) => {
    const { path, config } = all[0]!;
    const head = '---\ntitle: A\n---\n';
    expect(mended({ path, config, text: above + head + below })).toBe(head + expected);
  });

  it('end the file without a line end', () => {
    const { path, config } = all[0]!;
    expect(mended({ path, config, text: 'Words ---\ntitle: A\n---' })).toBe('---\ntitle: A\n---\nWords ');
  });

  it('are told without a click where they cannot be read there either', () => {
    const { path, config } = all[0]!;
    const broken = '---\ntitle: [A\n---\n';
    const found = metadataFindings({ path, config, text: `Words\n${broken}`, before: broken });
    expect(found.map(({ line, fix }) => [line, fix])).toEqual([[2, undefined]]);
  });
});

describe('metadata that are gone', () => {
  it.each(all)('are told with what they were: $name', ({ path, head, config }) => {
    const found = metadataFindings({ path, text: 'The body.\n', before: head + body, config });
    expect(found).toMatchObject([{ line: 1, message: expect.stringMatching(/“(?:title|Title)”/) }]);
    expect(found[0]?.fix).toBeUndefined();
  });

  it('are none that the page does without', () => {
    const page = (path: string, config: Files, head: string) =>
      metadataFindings({ path, config, text: '# Guide\n', before: `---\n${head}\n---\n# Guide\n` });
    const vitePress = { 'docs/.vitepress/config.js': 'export default {};\n' };
    expect(page('docs/guide.md', vitePress, 'outline: deep\ntitle: Guide')).toEqual([]);
    expect(page('notes/a.md', {}, 'title: A')).toEqual([]);
    expect(page('notes/a.md', {}, 'title: A\ndate: 2024-01-02')).toHaveLength(1);
    expect(page('content/posts/a.md', { 'hugo.toml': 'title = "A"\n' }, 'weight: 2')).toEqual([]);
  });

  it('are those whose fence was damaged', () => {
    const { path, config } = all[0]!;
    const before = '---\ntitle: A\ndate: 2024-01-02\ntags: a\nslug: a\n---\n\nText.\n';
    const [finding] = metadataFindings({ path, config, text: before.slice(1), before });
    expect(finding?.message).toBe(
      'The metadata are gone: the version before has “title”, “date”, “tags” and more at the start of the file, and here none can be read there.',
    );
  });

  it('are not those that a sidecar has now, or that a page exports', () => {
    const { path, head, config } = all.find(({ name }) => name === 'nikola')!;
    const files = {
      ...config,
      [path]: 'The body.\n',
      'posts/a.meta': '.. title: A\n.. date: 2024-01-02 UTC\n',
    };
    const rules = findingsIn({ files, before: { [path]: head + body } }, path).map(({ rule }) => rule);
    expect(rules).not.toContain('broken-metadata');
    const page = { path: 'posts/a.mdx', before: '---\ntitle: A\n---\n\nText.\n' };
    const next = { 'package.json': '{"dependencies":{"next":"14"}}', 'posts/b.mdx': page.before };
    const exporting = "export const metadata = {\n  title: 'A',\n};\n\nText.\n";
    expect(metadataFindings({ ...page, config: next, text: exporting })).toEqual([]);
    expect(metadataFindings({ ...page, config: next, text: 'Text.\n' })).toHaveLength(1);
  });
});

describe('metadata that Nikola reads behind words of the same paragraph', () => {
  const { path, head, config } = all.find(({ name }) => name === 'nikola')!;

  it('are told with what is left out', () => {
    const found = metadataFindings({ path, config, text: `Words\n${head}${body}` });
    expect(found).toMatchObject([
      { line: 2, message: 'Text stands above the metadata: it is left out of the page.' },
    ]);
  });

  it('are not those below tags, nor a comment among lines', () => {
    const page = `<html><body>\n${head}${body}`;
    expect(metadataFindings({ path, config, text: page })).toEqual([]);
    const lines = '.. title: A\n.. date: 2024-01-02 UTC\n<!-- a note -->\n\nText.\n';
    expect(metadataFindings({ path, config, text: lines })).toEqual([]);
  });
});

describe('texts without metadata', () => {
  const plain = [
    ['words', 'Text.\n'],
    ['nothing', ''],
    ['a rule and a heading under words with a colon', 'Intro\n\n---\nNote: a heading\n---\n\nText.\n'],
    ['a diary', '# Diary\n\n---\ndate: 2024-01-02\n---\nText.\n'],
    ['an example as code', 'So:\n\n```yaml\n---\ntitle: A\ndate: 2024-01-02\n---\n```\n'],
    ['an example that is indented', 'So:\n\n    ---\n    title: A\n    date: 2024-01-02\n    ---\n'],
    ['an example in a comment', 'So:\n\n<!--\n---\ntitle: A\ndate: 2024-01-02\n---\n-->\n'],
    ['a block that nothing ends', 'So:\n\n---\ntitle: A\ndate: 2024-01-02\n\nText.\n'],
    ['a heading with a long line under it', 'title\n------\ntitle: A\n---\n'],
    ['slides', '# Slide 1\n\n---\nlayout: center\ntitle: Two\n---\n\n# Slide 2\n'],
    ['an example in tags', '<pre>\n---\ntitle: A\ndate: 2024-01-02\n---\n</pre>\n'],
    ['an example in Liquid', 'So:\n\n{% highlight yaml %}\n---\ntitle: A\n---\n{% endhighlight %}\n'],
    ['an example as code with marks in it', 'So:\n\n```md\nuse ``` here\n---\ntitle: A\n---\n```\n'],
    ['an example in a list', '- ```yaml\n---\ntitle: A\ndate: 2024-01-02\n---\n'],
    ['letters between rules', '# Letters\n\n---\n\ntitle: One\n\n---\n'],
    ['a table', '| a | b |\n|---|---\n| title: | c |\n---\n'],
  ] as const;
  const optional = [
    ['a plain folder', 'notes/a.md', {}],
    ['VitePress', 'docs/posts/a.md', { 'docs/.vitepress/config.js': 'export default {};\n' }],
    ['Jekyll', '_posts/2024-01-02-a.md', { '_config.yml': 'title: A\n', Gemfile: 'gem "jekyll"\n' }],
  ] as const;

  it.each(
    optional.flatMap(([kind, path, config]) =>
      plain.map(([name, text]) => ({ kind, name, path, config, text })),
    ),
  )('are not found fault with: $name in $kind', ({ path, config, text }) => {
    expect(metadataFindings({ path, config, text })).toEqual([]);
    expect(metadataFindings({ path, config, text, before: `${text}Less.\n` })).toEqual([]);
  });

  it('have them behind a byte order mark, or behind empty lines where the generator skips those', () => {
    const block = '---\ntitle: A\ndate: 2024-01-02\n---\n\nText.\n';
    for (const { name, path, config, head } of fenced) {
      expect(
        metadataFindings({ path, config, text: `\ufeff${head}${body}`, before: head + body }),
        name,
      ).toEqual([]);
      const skipped = metadataFindings({ path, config, text: `\n\n${head}${body}`, before: head + body });
      expect(skipped.length, name).toBe(/hugo|zola|nikola/.test(name) ? 0 : 1);
    }
    const hexo = all.find(({ name }) => name === 'hexo')!;
    for (const [lines, count] of [
      ['\n', 0],
      ['\r\n', 0],
      ['\n\n', 1],
    ] as const)
      expect(metadataFindings({ ...hexo, text: lines + block, before: block }), lines).toHaveLength(count);
    const astro = {
      'astro.config.mjs': 'export default {};\n',
      'package.json': '{"dependencies":{"astro":"5"}}',
    };
    const path = 'src/content/blog/a.md';
    expect(metadataFindings({ path, config: astro, text: `\n${block}`, before: block })).toEqual([]);
    expect(metadataFindings({ path, config: astro, text: `a\n${block}`, before: block })).toHaveLength(1);
  });
});

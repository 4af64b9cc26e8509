import { describe, expect, it } from 'vitest';
import { noBlogFields } from './blog-fields.ts';
import { blogOf, changed, siteOf, sites } from './fields.test-support.ts';
import type { FieldValue } from './post-field.ts';

const unpublished = { isUnpublished: true };

type Row = readonly [keyof typeof sites, string, string, string, FieldValue | undefined, string];

const rows: readonly Row[] = [
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    '---\ntitle: "A" # c\n---\n',
    'title',
    'B',
    '---\ntitle: "B" # c\n---\n',
  ],
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    '---\ntitle: A\n---\n',
    'draft',
    true,
    '---\ntitle: A\npublished: false\n---\n',
  ],
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    '---\npublished: no\n---\n',
    'draft',
    false,
    '---\npublished: yes\n---\n',
  ],
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    '---\ntags: a b\n---\n',
    'tags',
    ['a', 'b', 'c'],
    '---\ntags: a b c\n---\n',
  ],
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    '---\ntags: a b\n---\n',
    'tags',
    ['a', 'c d'],
    '---\ntags: [a, c d]\n---\n',
  ],
  ['jekyll', '_posts/2024-01-01-a.md', '---\na: 1\nb: 2\n---\n', 'key a', undefined, '---\nb: 2\n---\n'],
  ['hugo', 'content/posts/a.md', '---\ntags: a b\n---\n', 'tags', ['a', 'b'], '---\ntags: [a, b]\n---\n'],
  ['hugo', 'content/posts/a.md', '---\ntags: a\n---\n', 'tags', ['a b'], '---\ntags: a b\n---\n'],
  ['hugo', 'content/posts/a.md', '+++\nDraft = true\n+++\n', 'draft', false, '+++\nDraft = false\n+++\n'],
  [
    'hugo',
    'content/posts/a.md',
    '+++\ntitle = "a"\n+++\n',
    'draft',
    true,
    '+++\ntitle = "a"\ndraft = true\n+++\n',
  ],
  [
    'zola',
    'content/a.md',
    '+++\ntitle = "a"\n+++\n',
    'tags',
    ['b'],
    '+++\ntitle = "a"\n\n[taxonomies]\ntags = ["b"]\n+++\n',
  ],
  [
    'nikola',
    'posts/a.md',
    '.. title: a\n.. status: draft\n\nx\n',
    'draft',
    false,
    '.. title: a\n.. status: published\n\nx\n',
  ],
  [
    'nikola',
    'posts/a.md',
    '.. title: a\n.. tags: b, draft\n\nx\n',
    'draft',
    false,
    '.. title: a\n.. tags: b\n\nx\n',
  ],
  [
    'nikola',
    'posts/a.md',
    '.. title: a\n.. tags: b, draft\n\nx\n',
    'draft',
    true,
    '.. title: a\n.. tags: b, draft\n\nx\n',
  ],
  [
    'nikola',
    'posts/a.md',
    '.. tags: draft\n.. title: a\n.. status: draft\n\nx\n',
    'draft',
    false,
    '.. tags: \n.. title: a\n.. status: published\n\nx\n',
  ],
  [
    'nikola',
    'posts/a.md',
    '<!--\n.. title: a\n-->\n\nx\n',
    'tags',
    ['b', 'c'],
    '<!--\n.. title: a\n.. tags: b, c\n-->\n\nx\n',
  ],
  [
    'pelican',
    'content/a.md',
    'Title: A\nStatus: Draft\n\nx\n',
    'draft',
    false,
    'Title: A\nStatus: Published\n\nx\n',
  ],
  [
    'pelican',
    'content/a.md',
    'Title: A\nDate: 2024-01-01\n\nx\n',
    'description',
    'b',
    'Title: A\nDate: 2024-01-01\nSummary: b\n\nx\n',
  ],
  [
    'pelican',
    'content/a.md',
    'Title: A\nTags: b; c\n\nx\n',
    'tags',
    ['b', 'd, e'],
    'Title: A\nTags: b; d, e\n\nx\n',
  ],
  ['plain', 'a.md', 'x\n\n# A #\n', 'title', 'B c', 'x\n\n# B c #\n'],
  ['plain', 'a.md', 'x\n\nA\n===\n', 'title', 'B c', 'x\n\nB c\n===\n'],
  ['plain', 'a.md', '# A\n', 'title', 'B *c*', '# B \\*c\\*\n'],
  ['plain', 'a.md', '# A\n', 'title', '*a', '# \\*a\n'],
  ['plain', 'a.md', '# \\*a\n', 'title', '*a b_', '# \\*a b\\_\n'],
  ['plain', 'a.md', '\\[a\\]\n---\n', 'title', 'b', 'b\n---\n'],
  ['plain', 'a.md', '# \\*a\n', 'title', '*a', '# \\*a\n'],
  ['plain', 'a.md', '# a\\\\b\n', 'title', 'a\\\\b', '# a\\\\\\\\b\n'],
  ['plain', 'a.md', '# A\n', 'draft', true, '---\ndraft: true\n---\n\n# A\n'],
  ['plain', 'a.md', '', 'title', 'B', '---\ntitle: B\n---\n'],
  ['plain', 'a.md', '---\nx: 1\n---\n# A\n', 'title', 'B', '---\nx: 1\n---\n# B\n'],
];

describe('a changed field', () => {
  it.each(rows)('in %s %s: %j, %s becomes %j', (site, path, text, id, value, after) => {
    expect(changed({ site: sites[site], path, text }, noBlogFields, id, value)).toEqual({ text: after });
  });

  it.each([
    ['title: A\ndate: 2024-01-01\n---\nx\n', 'title', 'B', 'title: B\ndate: 2024-01-01\n---\nx\n'],
    [
      'title: A\ndate: 2024-01-01\n---\nx\n',
      'tags',
      ['b'],
      'title: A\ndate: 2024-01-01\ntags: [b]\n---\nx\n',
    ],
  ] as const)('in a block of Hexo without the first fence: %j', (text, id, value, after) => {
    const site = siteOf({
      '_config.yml': 'title: A\n',
      'package.json': '{"dependencies": {"hexo": "7"}}',
      'source/_posts/a.md': text,
    });
    expect(site.generator).toBe('hexo');
    expect(changed({ site, path: 'source/_posts/a.md', text }, noBlogFields, id, value)).toEqual({
      text: after,
    });
  });

  it('is in the sidecar where the metadata are', () => {
    const source = {
      site: sites.nikola,
      path: 'posts/a.html',
      text: '<p>x',
      sidecarText: '.. title: A\n.. slug: a\n\n',
    };
    expect(changed(source, noBlogFields, 'title', 'B b', unpublished)).toEqual({
      text: '<p>x',
      sidecarText: '.. title: B b\n.. slug: b-b\n\n',
    });
  });

  it('is written as the other posts write it', () => {
    const blog = blogOf(sites.jekyll, '_posts/2024-01-01-a.md', [
      "---\ntitle: 'x'\ntags:\n  - y\nlayout: post\n---\n",
    ]);
    const source = {
      site: sites.jekyll,
      path: '_posts/2024-01-01-a.md',
      text: '---\ntitle: A\nlayout: b\n---\n',
    };
    expect(changed(source, blog, 'tags', ['c', 'd'])).toEqual({
      text: '---\ntitle: A\ntags:\n  - c\n  - d\nlayout: b\n---\n',
    });
  });

  it('makes metadata in the form of the blog where a post has none', () => {
    const blog = blogOf(sites.hugo, 'content/posts/a.md', ['+++\ntitle = "x"\n+++\n']);
    const source = { site: sites.hugo, path: 'content/posts/b.md', text: 'Text\n' };
    expect(changed(source, blog, 'title', 'B')).toEqual({ text: '+++\ntitle = "B"\n+++\n\nText\n' });
    expect(changed(source, noBlogFields, 'title', 'B')).toEqual({ text: '---\ntitle: B\n---\n\nText\n' });
    const nikola = { site: sites.nikola, path: 'posts/b.md', text: 'Text\n' };
    expect(changed(nikola, noBlogFields, 'title', 'B')).toEqual({ text: '<!--\n.. title: B\n-->\n\nText\n' });
    const pelican = { site: sites.pelican, path: 'content/b.md', text: 'Text\n' };
    expect(changed(pelican, noBlogFields, 'title', 'B')).toEqual({ text: 'title: B\n\nText\n' });
  });

  it('is refused, and nothing changes, where the block cannot be read', () => {
    const source = { site: sites.jekyll, path: '_posts/2024-01-01-a.md', text: '---\ntitle: "a\n---\n' };
    expect(changed(source, noBlogFields, 'title', 'B')).toBe('!broken');
    expect(changed(source, noBlogFields, 'draft', true)).toBe('!broken');
    const draft = { site: sites.jekyll, path: '_drafts/a.md', text: '---\ntitle: a\n---\n' };
    expect(changed(draft, noBlogFields, 'draft', false)).toBe('!folder');
    const marked = { site: sites.plain, path: 'a.md', text: '# A *b*\n' };
    expect(changed(marked, noBlogFields, 'title', 'B')).toBe('!markup');
    expect(changed({ ...marked, text: '# A\n' }, noBlogFields, 'title', 'B\nc')).toBe('!unwritable');
  });

  it('is no change where the value is the same', () => {
    const text = "---\ntitle: 'A'\ntags: [a,b ]\npublished: no\n---\n";
    const source = { site: sites.jekyll, path: '_posts/2024-01-01-a.md', text };
    for (const [id, value] of [
      ['title', 'A'],
      ['tags', ['a', 'b']],
      ['draft', true],
    ] as const)
      expect(changed(source, noBlogFields, id, value)).toEqual({ text });
  });
});

describe('the slug', () => {
  const source = (title: string, slug: string) => ({
    site: sites.nikola,
    path: 'posts/a.md',
    text: `.. title: ${title}\n.. slug: ${slug}\n\nx\n`,
  });
  const postWith = (title: string, slug: string) => ({ text: source(title, slug).text });

  it('follows the title of an unpublished post only while the title made it', () => {
    const old = source('Old title', 'old-title');
    expect(changed(old, noBlogFields, 'title', 'New: one', unpublished)).toEqual(
      postWith('New: one', 'new-one'),
    );
    expect(changed(old, noBlogFields, 'title', 'New: one')).toEqual(postWith('New: one', 'old-title'));
    const own = source('Old title', 'mine');
    expect(changed(own, noBlogFields, 'title', 'New', unpublished)).toEqual(postWith('New', 'mine'));
    const numbered = source('Old title', 'old-title-2');
    expect(changed(numbered, noBlogFields, 'title', 'New', unpublished)).toEqual(postWith('New', 'new'));
  });

  it('stays where the new title makes none, and follows again from the last that did', () => {
    const old = source('Old', 'old');
    expect(changed(old, noBlogFields, 'title', '…', unpublished)).toEqual(postWith('…', 'old'));
    const emptied = source('…', 'old');
    expect(changed(emptied, noBlogFields, 'title', 'N', unpublished)).toEqual(postWith('N', 'old'));
    const options = { isUnpublished: true, lastTitle: 'Old' };
    expect(changed(emptied, noBlogFields, 'title', 'N', options)).toEqual(postWith('N', 'n'));
  });

  it('that the name of the file says is not one of the text', () => {
    const text = '---\ntitle: A\n---\n';
    const jekyll = { site: sites.jekyll, path: '_posts/2024-01-01-a.md', text };
    expect(changed(jekyll, noBlogFields, 'title', 'B', unpublished)).toEqual({
      text: '---\ntitle: B\n---\n',
    });
  });
});

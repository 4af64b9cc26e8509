import { describe, expect, it } from 'vitest';
import { noBlogFields } from './blog-fields.ts';
import { describeRefusal } from './describe-refusal.ts';
import { blogOf, changed, fieldNamed, siteOf, sites } from './fields.test-support.ts';
import { type FieldValue, fieldRoles } from './post-field.ts';
import { postFields } from './post-fields.ts';

const jekyll = (text: string, path = '_posts/2024-01-02-a-day.md') => ({ site: sites.jekyll, path, text });

describe('the fields of a post', () => {
  it('begin with the six that every post has, in their order, and go on with its own keys and those of the blog', () => {
    const others = [
      '---\ntitle: x\nlayout: post\nimage: /a.png\n---\n',
      '---\ntitle: y\nlayout: post\n---\n',
    ];
    const blog = blogOf(sites.jekyll, '_posts/2024-01-01-a.md', others);
    const { fields } = postFields(jekyll('---\ntoc: yes\ntitle: A\nweight: 3\n---\n'), blog);
    expect(fields.map(({ label, type, count }) => [label, type, count])).toEqual([
      ['Title', 'text', 2],
      ['Date', 'date', 0],
      ['Tags', 'list', 0],
      ['Draft', 'boolean', 0],
      ['Slug', 'text', 0],
      ['Description', 'long-text', 0],
      ['toc', 'boolean', 0],
      ['weight', 'number', 0],
      ['layout', 'text', 2],
      ['image', 'image', 1],
    ]);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(fields.slice(0, fieldRoles.length).map(({ role }) => role)).toEqual(fieldRoles);
    expect(fields.slice(fieldRoles.length).every(({ role }) => role === undefined)).toBe(true);
  });

  it('say where each value stands', () => {
    const text = '---\ntoc: yes\ntitle: "A b"\n---\n';
    const { place } = fieldNamed(jekyll(text), noBlogFields, 'title');
    expect(place).toMatchObject({ path: '_posts/2024-01-02-a-day.md', line: 3 });
    expect(text.slice(place?.from, place?.to)).toBe('"A b"');
  });

  it('tell what counts where the post says nothing, and no value then', () => {
    const source = jekyll('---\nlayout: post\n---\n');
    expect(fieldNamed(source, noBlogFields, 'date')).toMatchObject({ value: '', inherited: '2024-01-02' });
    expect(fieldNamed(source, noBlogFields, 'slug')).toMatchObject({ value: '', inherited: 'a-day' });
    expect(fieldNamed(source, noBlogFields, 'tags')).toMatchObject({ value: [] });
    expect(fieldNamed(source, noBlogFields, 'tags').inherited).toBeUndefined();
  });

  it('have the type of the blog unless the value does not fit it', () => {
    const blog = blogOf(sites.jekyll, '_posts/2024-01-01-a.md', [
      '---\nx: true\ny: 2024-01-01\nz: [a]\n---\n',
      '---\nx: no\ny: 2024-01-01 10:00\nz: [b]\n---\n',
    ]);
    const { fields } = postFields(jekyll('---\nx: maybe\ny: someday\nz: c d\n---\n'), blog);
    expect(fields.slice(6).map(({ key, type, value }) => [key, type, value])).toEqual([
      ['x', 'text', 'maybe'],
      ['y', 'text', 'someday'],
      ['z', 'list', ['c d']],
    ]);
    const empty = postFields(jekyll('---\nx:\ny:\nz:\n---\n'), blog).fields.slice(6);
    expect(empty.map(({ type, value }) => [type, value])).toEqual([
      ['boolean', false],
      ['date', ''],
      ['list', []],
    ]);
  });

  it.each([
    ['---\ntitle: "a\n---\nx\n', 'broken', 'title'],
    ['---\ntitle: a\nx: 1\n\nText\n', 'open', 'title'],
    ['---\ntitle: {{ .Name }}\n---\n', 'template', 'title'],
    ['---\na: &x b\ntitle: *x\n---\n', 'alias', 'title'],
    ['---\ntitle: a\nextra:\n  b: c\n---\n', 'map', 'key extra'],
    ['---\ntitle: a\nextra: [[b], c]\n---\n', 'nested-list', 'key extra'],
  ])('say why %j cannot be edited: %s', (text, reason, id) => {
    const { refusal } = fieldNamed(jekyll(text), noBlogFields, id);
    expect(refusal?.reason).toBe(reason);
    expect(describeRefusal(refusal ?? { reason: 'style' })).toMatch(/^[A-Z].*\.$/s);
  });

  it('say so where a post without metadata cannot get any', () => {
    const fieldOf = (path: string) =>
      fieldNamed({ site: sites.pelican, path, text: 'Words\n' }, noBlogFields, 'date').refusal?.reason;
    expect(fieldOf('content/a.rst')).toBe('style');
    expect(fieldOf('content/a.md')).toBeUndefined();
  });

  it('show a block that cannot be read with the place of its error', () => {
    const { broken, raw, fields } = postFields(jekyll('---\ntitle: a\nb: [c\n---\nText\n'), noBlogFields);
    expect(raw).toEqual({ path: '_posts/2024-01-02-a-day.md', from: 0, to: 23 });
    expect(broken?.line).toBeGreaterThan(1);
    expect(broken?.message).not.toMatch(/^line/);
    expect(fields.every(({ refusal }) => refusal?.reason === 'broken')).toBe(true);
    expect(fields[0]?.value).toBe('a');
  });

  it("take YAML's words for nothing as no value", () => {
    const source = jekyll('---\ntags: ~\ntitle: null\nx: "~"\n---\n');
    expect(fieldNamed(source, noBlogFields, 'tags').value).toEqual([]);
    expect(fieldNamed(source, noBlogFields, 'title').value).toBe('');
    expect(fieldNamed(source, noBlogFields, 'key x').value).toBe('~');
  });

  it('show what is more than a text as it stands', () => {
    const { value } = fieldNamed(jekyll('---\nimage: {a: b}\n---\n'), noBlogFields, 'key image');
    expect(value).toBe('{a: b}');
  });
});

describe('the roles', () => {
  it.each([
    ['jekyll', '_posts/2024-01-01-a.md', '---\npublished: false\n---\n', true, 'published'],
    ['jekyll', '_posts/2024-01-01-a.md', '---\ntitle: a\n---\n', false, 'published'],
    ['hugo', 'content/posts/a.md', '+++\nDraft = true\n+++\n', true, 'Draft'],
    ['hugo', 'content/posts/a.md', '---\ndraft: false\n---\n', false, 'draft'],
    ['zola', 'content/a.md', '+++\ndraft = true\n+++\n', true, 'draft'],
    ['nikola', 'posts/a.md', '.. title: a\n.. status: draft\n\nText\n', true, 'status'],
    ['nikola', 'posts/a.md', '.. title: a\n.. tags: b, draft\n\nText\n', true, 'status'],
    ['pelican', 'content/a.md', 'Title: A\nStatus: draft\n\nText\n', true, 'Status'],
    ['pelican', 'content/a.md', 'Title: A\nDate: 2024-01-01\n\nText\n', false, 'Status'],
    ['plain', 'a.md', '---\ndraft: true\n---\n', true, 'draft'],
  ] as const)('in %s, draft: %s %j', (site, path, text, isDraft, key) => {
    const field = fieldNamed({ site: sites[site], path, text }, noBlogFields, 'draft');
    expect(field).toMatchObject({ value: isDraft, key, type: 'boolean', label: 'Draft' });
    expect(field.refusal).toBeUndefined();
  });

  it('a draft that its folder makes one cannot be changed here', () => {
    const field = fieldNamed(jekyll('---\ntitle: a\n---\n', '_drafts/a.md'), noBlogFields, 'draft');
    expect(field).toMatchObject({ value: true, refusal: { reason: 'folder' } });
  });

  it.each([
    ['nikola', 'posts/a.md', '.. title: a\n.. tags: b, c d\n\nText\n', ['b', 'c d'], 'tags'],
    ['pelican', 'content/a.md', 'Title: A\nTags: b; c, d\n\nText\n', ['b', 'c, d'], 'Tags'],
    ['jekyll', '_posts/2024-01-01-a.md', '---\ntags: b c\n---\n', ['b', 'c'], 'tags'],
    ['hugo', 'content/posts/a.md', '---\ntags: b c\n---\n', ['b c'], 'tags'],
    ['zola', 'content/a.md', '+++\n[taxonomies]\ntags = ["b"]\n+++\n', ['b'], 'taxonomies.tags'],
  ] as const)('in %s, tags: %s %j', (site, path, text, tags, key) => {
    const field = fieldNamed({ site: sites[site], path, text }, noBlogFields, 'tags');
    expect(field).toMatchObject({ value: tags, key, type: 'list' });
  });

  it('the metadata of a sidecar are those of the post', () => {
    const source = {
      site: sites.nikola,
      path: 'posts/a.html',
      text: '<p>x',
      sidecarText: '.. title: A\n.. slug: b\n',
    };
    expect(fieldNamed(source, noBlogFields, 'slug')).toMatchObject({
      value: 'b',
      place: { path: 'posts/a.meta', line: 2 },
    });
  });

  it('a title that is the first heading stands there', () => {
    const text = 'Words\n\n# A title #\n\n# Another\n';
    const field = fieldNamed({ site: sites.plain, path: 'a.md', text }, noBlogFields, 'title');
    expect(field).toMatchObject({ value: 'A title', key: '' });
    expect(text.slice(field.place?.from, field.place?.to)).toBe('A title');
    const under = fieldNamed(
      { site: sites.plain, path: 'a.md', text: 'x\n\nA title\n=====\n' },
      noBlogFields,
      'title',
    );
    expect(under).toMatchObject({ value: 'A title', place: { from: 3, to: 10 } });
    const marked = fieldNamed(
      { site: sites.plain, path: 'a.md', text: '# A *title*\n' },
      noBlogFields,
      'title',
    );
    expect(marked).toMatchObject({ value: 'A title', refusal: { reason: 'markup' } });
  });
});

describe('the keys of other posts', () => {
  const path = 'content/posts/a.md';
  const toml = '+++\ntitle = "x"\n[extra]\nfoo = "a"\n[extra.deep]\nbar = 1\n+++\n';
  const yaml = '---\ntitle: y\ncover:\n  image: a.png\nparts: [{a: b}]\nflat.key: c\n---\n';
  const json = '{"title": "z", "params": {"cover": "a"}}\n';
  const odd = '---\nbase: &b {x: 1}\n<<: *b\n__proto__: a\nconstructor: b\nlike: *b\nplain: c\n---\n';
  const blog = blogOf(sites.hugo, path, [toml, yaml, json, odd]);

  const keysOf = (text: string) =>
    postFields({ site: sites.hugo, path, text }, blog)
      .fields.filter(({ role }) => role === undefined)
      .map(({ key }) => key);

  it('are offered where the post can have them: in tables only where the dialect has tables', () => {
    expect(keysOf('---\ntitle: A\n---\n')).toEqual(['flat.key', 'plain']);
    expect(keysOf('+++\ntitle = "A"\n+++\n')).toEqual([
      'extra.foo',
      'extra.deep.bar',
      'params.cover',
      'plain',
    ]);
    expect(keysOf('{"title": "A"}\n')).toEqual(['plain']);
    expect(keysOf('{"title": "A", "extra": {"b": 1}}\n')).toEqual(['extra.b', 'extra.foo', 'plain']);
    expect(keysOf('Text\n')).toEqual(['plain']);
  });

  it('are shown in the posts that have them, and the nested ones written as such', () => {
    expect(keysOf(yaml)).toEqual(['cover', 'parts', 'flat.key', 'plain']);
    expect(keysOf(odd)).toEqual(
      expect.arrayContaining(['base', '<<', '__proto__', 'constructor', 'like', 'plain']),
    );
    const change = (text: string) => changed({ site: sites.hugo, path, text }, blog, 'key extra.foo', 'new');
    expect(change('+++\ntitle = "A"\n+++\nB\n')).toEqual({
      text: '+++\ntitle = "A"\n\n[extra]\nfoo = "new"\n+++\nB\n',
    });
    expect(change('{"title": "A", "extra": {"b": 1}}\n')).toEqual({
      text: '{"title": "A", "extra": {"b": 1, "foo": "new"}}\n',
    });
  });
});

describe('a role whose key stands in a table', () => {
  const path = 'content/a.md';
  const tagged = '+++\ntitle = "x"\n[taxonomies]\ntags = ["a"]\n+++\n';
  const blog = blogOf(sites.zola, path, ['---\ntitle: y\n---\n', '---\ntitle: z\n---\n', tagged]);
  const change = (text: string) => changed({ site: sites.zola, path, text }, blog, 'tags', ['b']);

  it('is written as such, and refused where the dialect knows no tables', () => {
    expect(fieldNamed({ site: sites.zola, path, text: '' }, blog, 'tags').key).toBe('taxonomies.tags');
    expect(change('+++\ntitle = "A"\n+++\n')).toEqual({
      text: '+++\ntitle = "A"\n\n[taxonomies]\ntags = ["b"]\n+++\n',
    });
    const yaml = '---\ntitle: A\n---\n';
    expect(fieldNamed({ site: sites.zola, path, text: yaml }, blog, 'tags').refusal).toEqual({
      reason: 'map',
    });
    expect(change(yaml)).toBe('!map');
    expect(change('Text\n')).toEqual({ text: '+++\n\n[taxonomies]\ntags = ["b"]\n+++\n\nText\n' });
  });
});

describe('a key that would be taken for the field of a role', () => {
  const site = siteOf({ '.vuepress/config.js': '', '_posts/a.md': 'a' });
  const path = '_posts/a.md';
  const blog = blogOf(site, path, ['---\ndraft: true\npublish: true\n---\n']);
  const labels = (text: string) => postFields({ site, path, text }, blog).fields.map(({ label }) => label);

  it('has a name of its own in the posts that have it, and is offered to no other', () => {
    const text = '---\ntitle: A\ndraft: true\n---\n';
    expect(labels(text).filter(label => /draft/i.test(label))).toEqual(['Draft', 'Key “draft”']);
    expect(labels('---\ntitle: A\n---\n').filter(label => /draft/i.test(label))).toEqual(['Draft']);
    expect(changed({ site, path, text }, blog, 'draft', true)).toEqual({
      text: '---\ntitle: A\ndraft: true\npublish: false\n---\n',
    });
  });
});

describe('a blog whose own code says what its keys mean', () => {
  const site = siteOf({
    'astro.config.mjs': 'export default {};\n',
    'src/content/blog/b.md': '---\ntitle: b\npubDate: 2024-01-01\n---\n',
  });
  const source = (yaml: string) => ({ site, path: 'src/content/blog/a.md', text: `---\n${yaml}\n---\n` });
  const roles = (yaml: string, blog = noBlogFields) =>
    (['date', 'draft'] as const).map(id => {
      const { key, value } = fieldNamed(source(yaml), blog, id);
      return [key, value];
    });

  it('has its date and its draft under the keys its posts use', () => {
    expect(roles('pubDate: Jul 08 2022\ndraft: true')).toEqual([
      ['pubDate', 'Jul 08 2022'],
      ['draft', true],
    ]);
    expect(roles('published: 2024-01-02')).toEqual([
      ['published', '2024-01-02'],
      ['draft', false],
    ]);
    expect(roles('published: false')).toEqual([
      ['date', ''],
      ['published', true],
    ]);
    const blog = blogOf(site, 'src/content/blog/b.md', ['---\npubDate: 2024-01-01\npublished: true\n---\n']);
    expect(roles('title: a', blog)).toEqual([
      ['pubDate', ''],
      ['published', false],
    ]);
  });
});

describe('a Nikola blog with METADATA_MAPPING', () => {
  const site = siteOf({
    'conf.py':
      'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": (".md",)}\n' +
      'MARKDOWN_EXTENSIONS = ["meta"]\n' +
      'METADATA_MAPPING = {"yaml": {"headline": "title", "published_at": "date", "labels": "tags", "state": "status"}, "markdown_metadata": {"summary": "description"}}\n',
  });
  const of = (text: string, id: string, blog = noBlogFields) => {
    const { key, value } = fieldNamed({ site, path: 'posts/a.md', text }, blog, id);
    return [key, value];
  };
  const yaml =
    '---\nheadline: H\npublished_at: 2020-01-02 03:04\nlabels: a, b\nstate: draft\nsummary: S\n---\n';

  it('has its fields under the names that are mapped, in the form they are mapped for', () => {
    expect(of(yaml, 'title')).toEqual(['headline', 'H']);
    expect(of(yaml, 'date')).toEqual(['published_at', '2020-01-02 03:04']);
    expect(of(yaml, 'tags')).toEqual(['labels', ['a', 'b']]);
    expect(of(yaml, 'draft')).toEqual(['state', true]);
    expect(of(yaml, 'description')).toEqual(['description', '']);
    expect(of('Title: T\nSummary: S\n\nText', 'description')).toEqual(['Summary', 'S']);
    expect(of('<!--\n.. title: T\n.. headline: H\n-->\n', 'title')).toEqual(['title', 'T']);
  });

  it('is changed there', () => {
    const blog = blogOf(site, 'posts/a.md', [yaml]);
    const change = (id: string, value: FieldValue) =>
      changed({ site, path: 'posts/a.md', text: yaml }, blog, id, value);
    expect(change('title', 'New')).toEqual({ text: yaml.replace('headline: H', 'headline: New') });
    expect(change('tags', ['a', 'b', 'c'])).toEqual({ text: yaml.replace('a, b', 'a, b, c') });
    expect(change('draft', false)).toEqual({ text: yaml.replace('state: draft', 'state: published') });
  });
});

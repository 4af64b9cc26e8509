import { describe, expect, it } from 'vitest';
import { noBlogFields } from '../../metadata/fields/blog-fields.ts';
import { blockRefusal } from '../../metadata/fields/field-refusal.ts';
import { changed } from '../../metadata/fields/fields.test-support.ts';
import { metadataPlaceOf } from '../../metadata/fields/metadata-place.ts';
import { postFields } from '../../metadata/fields/post-fields.ts';
import { itemsOf, textOf } from '../../metadata/metadata-block.ts';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { readGrayMatter } from './gray-matter.ts';

const bodies = {
  yaml: '---\ntitle: T\ntags: [a, b c]\n---\n',
  json: '---json\n{ "title": "T", "tags": ["a", "b c"] }\n---\n',
  toml: '--- toml\ntitle = "T"\ntags = ["a", "b c"]\n---\n',
  js: "---js\n{\n  title: 'T', // a note\n  tags: ['a', 'b c'],\n  made: make(1),\n}\n---\n",
  named: '---yaml\ntitle: T\ntags: [a, b c]\n---\n',
  javascript: '---javascript\n{ title: "T", tags: ["a", "b c"] }\n---\n',
};

describe('front matter', () => {
  it.each(Object.entries(bodies))('in %s is read, and the body begins behind it', (_, front) => {
    for (const start of ['', '\ufeff']) {
      const text = `${start}${front}Body\n---\n`;
      const block = readGrayMatter(text);
      expect([textOf(block, 'title'), itemsOf(block, 'tags', ',')]).toEqual(['T', ['a', 'b c']]);
      expect(text.slice(block?.to)).toBe('Body\n---\n');
      expect(block?.error).toBeUndefined();
    }
  });

  it('in another language than YAML is read in CRLF, has its error where it is broken, and is none without an end', () => {
    const crlf = bodies.json.replaceAll('\n', '\r\n');
    expect(textOf(readGrayMatter(crlf), 'title')).toBe('T');
    expect(readGrayMatter('---json\n{ "title": }\n---\n')?.error).toMatch(/^line 2: /);
    expect(readGrayMatter('---toml\n\ntitle = \n---\n')?.error).toMatch(/^line 3: /);
    expect(readGrayMatter('---js\nprocess.exit()\n---\n')).toMatchObject({ fields: [] });
    for (const text of ['---json', '----json\n{}\n---\n', 'x\n---json\n{}\n---\n'])
      expect(readGrayMatter(text)).toBeUndefined();
    expect(readGrayMatter('---json\n{}\n')).toMatchObject({
      isOpen: true,
      error: 'line 1: no --- ends the front matter',
    });
    expect(readGrayMatter('---json\n{}\n{}\n---\n')?.error).toMatch(/^line 3: /);
    expect(readGrayMatter('---coffee\na: b\n---\nB\n')).toMatchObject({
      style: 'named-fence',
      fields: [],
      to: 19,
    });
    expect(readGrayMatter(`---json\n${'['.repeat(60_000)}\n---\n`)?.error).toContain('line 2');
  });
});

describe.each([
  ['Eleventy', { '.eleventy.js': '' }, 'posts/a.md'],
  ['Gatsby', { 'gatsby-config.js': '' }, 'content/blog/a.md'],
  ['Next.js', { 'next.config.js': '' }, 'posts/a.md'],
  ['Metalsmith', { 'metalsmith.json': '{}' }, 'src/posts/a.md'],
  ['VitePress', { '.vitepress/config.ts': '' }, 'posts/a.md'],
  ['VuePress', { '.vuepress/config.js': '' }, '_posts/a.md'],
  ['Docusaurus', { 'docusaurus.config.js': '' }, 'blog/a.md'],
])('%s', (_, files, path) => {
  const site = (text: string) => recogniseSite(folderOfFiles({ ...files, [path]: text }));

  it.each(Object.entries(bodies))(
    'takes front matter in %s, and edits all but scripts',
    (language, front) => {
      const text = `${front}Body\n---\n`;
      const source = { site: site(text), path, text };
      const { block } = metadataPlaceOf(source);
      expect(textOf(block, 'title')).toBe('T');
      const isScript = language.startsWith('j') && language !== 'json';
      expect(block && blockRefusal(text, block)).toEqual(isScript ? { reason: 'dialect' } : undefined);
      expect(changed(source, noBlogFields, 'title', 'New')).toEqual(
        isScript ? '!dialect' : { text: text.replace(/(?<![a-z])T(?![a-z])/, 'New') },
      );
    },
  );

  it.each([
    ['json', '{"a": 1}', '{"a": 1, "title": "New"}'],
    ['json', '{\n  "a": "b"\n}', '{\n  "a": "b",\n  "title": "New"\n}'],
    ['json', '{}', '{"title": "New"}'],
    ['toml', 'a = 1', 'a = 1\ntitle = "New"'],
    ['yaml', 'a: 1', 'a: 1\ntitle: New'],
  ])('gets a title in %s: %s', (language, before, after) => {
    const around = (inner: string) => `---${language}\n${inner}\n---\nBody\n`;
    const text = around(before);
    expect(changed({ site: site(text), path, text }, noBlogFields, 'title', 'New')).toEqual({
      text: around(after),
    });
  });

  it.each(['coffee', 'clojure', 'x y'])(
    'leaves alone what is in %s, and names no heading of it',
    language => {
      const text = `---${language}\ntitle: "J"\n---\nText\n`;
      const source = { site: site(text), path, text };
      const { fields, metadata, raw } = postFields(source, noBlogFields);
      expect(metadata.title).toBe('A');
      expect(raw).toMatchObject({ from: 0, to: text.indexOf('Text') });
      for (const { refusal } of fields.filter(({ key }) => key !== ''))
        expect(refusal?.reason).toBe('dialect');
      expect(changed(source, noBlogFields, 'title', 'New')).toBe('!dialect');
    },
  );
});

describe.each([
  ['Hugo', { 'hugo.toml': '' }, 'content/posts/a.md'],
  ['Jekyll', { '_config.yml': 'title: A\n' }, '_posts/2024-01-01-a.md'],
  ['a plain folder', {}, 'a.md'],
])('%s', (_, files, path) => {
  it.each([
    '---json\n{"title":"J"}\n---\nText\n',
    '---x\n\nText\n',
    '+++x\na\n',
    ';;;\n"a": 1\n',
    ';;;\n\n{"a": 1}\n---\n',
    '<<<<<<< HEAD\n---\ntitle: a\n---\n',
  ])('gets no block above what looks like metadata: %j', text => {
    const site = recogniseSite(folderOfFiles({ ...files, [path]: text }));
    const source = { site, path, text };
    expect(postFields(source, noBlogFields).metadata.title).not.toContain('{');
    expect(changed(source, noBlogFields, 'title', 'New')).toBe('!unread');
    expect(changed(source, noBlogFields, 'description', 'N')).toBe('!unread');
  });

  it.each(['{{< figure >}}\n', '{% include a %}\n', '---\n\nText\n', 'Text\n'])('gets one above %j', text => {
    const site = recogniseSite(folderOfFiles({ ...files, [path]: text }));
    expect(changed({ site, path, text }, noBlogFields, 'description', 'N')).toHaveProperty('text');
  });
});

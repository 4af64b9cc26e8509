import { describe, expect, it } from 'vitest';
import { blockRefusal } from '../../metadata/fields/field-refusal.ts';
import { metadataPlaceOf } from '../../metadata/fields/metadata-place.ts';
import { itemsOf, textOf } from '../../metadata/metadata-block.ts';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { readGrayMatter } from './gray-matter.ts';

const bodies = {
  yaml: '---\ntitle: T\ntags: [a, b c]\n---\n',
  json: '---json\n{ "title": "T", "tags": ["a", "b c"] }\n---\n',
  toml: '--- toml\ntitle = "T"\ntags = ["a", "b c"]\n---\n',
  js: "---js\n{\n  title: 'T', // a note\n  tags: ['a', 'b c'],\n  made: make(1),\n}\n---\n",
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
    for (const text of ['---json\n{}\n', '---json', '---coffee\na: b\n---\n', 'x\n---json\n{}\n---\n'])
      expect(readGrayMatter(text)).toBeUndefined();
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
])('%s', (_, files, path) => {
  it.each(Object.entries(bodies))('takes front matter in %s, and only YAML is edited', (language, text) => {
    const site = recogniseSite(folderOfFiles({ ...files, [path]: text }));
    const place = metadataPlaceOf({ site, path, text });
    expect(textOf(place.block, 'title')).toBe('T');
    const refusal = place.block && blockRefusal(text, place.block);
    expect(refusal).toEqual(language === 'yaml' ? undefined : { reason: 'dialect' });
  });
});

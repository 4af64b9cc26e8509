import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { hugo } from './hugo.ts';

function siteOf(config: string, more: Readonly<Record<string, string>>) {
  const site = hugo.recognise(folderOfFiles({ 'hugo.toml': config, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a new post', () => {
  const make = (config: string, neighbours: Readonly<Record<string, string>>, more = {}) => {
    const site = siteOf(config, neighbours);
    const post = hugo.newPost(site, {
      title: 'Cats: "a" & b',
      slug: 'cats',
      lang: 'en',
      draft: false,
      instant: '2024-05-06T07:08:09Z',
      neighbours: Object.entries(neighbours).map(([path, text]) => ({ path, text })),
      ...more,
    });
    const text = post.files[0]?.text ?? '';
    const { metadata, error } = hugo.readMetadata(site, { path: post.path, text });
    expect(error).toBeUndefined();
    expect(metadata.title).toBe('Cats: "a" & b');
    return { path: post.path, text };
  };

  it('of a blog without posts is like what hugo new makes, or its archetype', () => {
    expect(make('', {})).toEqual({
      path: 'content/posts/cats.md',
      text: '+++\ntitle = "Cats: \\"a\\" & b"\ndate = 2024-05-06T07:08:09Z\n+++\n\n',
    });
    const site = hugo.recognise(
      folderOfFiles({ 'hugo.toml': '', 'archetypes/default.md': '---\ntitle: x\n---\n' }),
    );
    expect(site?.options.style).toBe('yaml');
  });

  it('is in the style of the newest: TOML', () => {
    const text =
      '+++\ndate = 2024-01-01\nTitle = \'x\'\ntags = [\'a\']\nauthor = "me"\ndraft = true\nother = 1\n[params]\nauthor = "you"\n+++\nText\n';
    expect(make('', { 'content/blog/2023/x/index.md': text })).toEqual({
      path: 'content/blog/2024/cats/index.md',
      text: '+++\ndate = 2024-05-06\nTitle = \'Cats: "a" & b\'\ntags = []\nauthor = "me"\ndraft = false\n[params]\nauthor = "you"\n+++\n\n',
    });
  });

  it('is in the style of the newest: quoted TOML dates, YAML, JSON', () => {
    expect(
      make('', { 'content/blog/x.md': '+++\ntitle = "x"\ndate = "2024-01-01T00:00:00Z"\n+++\n' }).text,
    ).toContain('date = "2024-05-06T07:08:09Z"\n');
    expect(
      make('', { 'content/blog/2020-01-01-x.md': '---\ntitle: x\ndate: 2020-01-01\ntags: [a]\n---\n' }),
    ).toEqual({
      path: 'content/blog/2024-05-06-cats.md',
      text: '---\ntitle: "Cats: \\"a\\" & b"\ndate: 2024-05-06\ntags:\n---\n\n',
    });
    expect(
      make('', {
        'content/blog/x.md': '{\n"title": "x", "date": "2020-01-01", "tags": ["a"], "draft": false\n}\n',
      }).text,
    ).toBe(
      '{\n  "title": "Cats: \\"a\\" & b",\n  "date": "2024-05-06",\n  "tags": [],\n  "draft": false\n}\n\n',
    );
  });

  it('in another language goes where those are', () => {
    const french = { lang: 'fr', draft: true };
    expect(
      make('[languages.en]\n[languages.fr]\n', { 'content/blog/x.md': '---\ntitle: x\n---\n' }, french),
    ).toEqual({
      path: 'content/blog/cats.fr.md',
      text: '---\ntitle: "Cats: \\"a\\" & b"\ndraft: true\n---\n\n',
    });
    const mirrored = '[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n';
    expect(make(mirrored, { 'content/en/blog/x/index.md': '---\ntitle: x\n---\n' }, french).path).toBe(
      'content/fr/blog/cats/index.md',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { pelican } from './pelican.ts';

function siteOf(conf: string) {
  const site = pelican.recognise(
    folderOfFiles({ 'pelicanconf.py': `SITENAME = 'Blog'\nPATH = 'content'\n${conf}` }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a new post', () => {
  const request = { slug: 'a-new', lang: 'en', draft: false, instant: '2026-01-02T23:30:00.000Z' };
  const make = (
    neighbours: readonly { path: string; text: string }[],
    more: Partial<typeof request> = {},
    conf = '',
  ) => {
    const { path, files } = pelican.newPost(siteOf(conf), {
      title: 'A new: #1',
      neighbours,
      ...request,
      ...more,
    });
    expect(files).toHaveLength(1);
    expect(files[0]?.path).toBe(path);
    return { path, text: files[0]?.text };
  };

  it('of an empty blog looks as in the manual', () => {
    expect(make([])).toEqual({
      path: 'content/a-new.md',
      text: 'Title: A new: #1\nDate: 2026-01-02 23:30\nCategory: \nTags: \nSlug: a-new\n\n',
    });
    expect(make([], { lang: 'fr', draft: true })).toEqual({
      path: 'content/a-new-fr.md',
      text: 'Title: A new: #1\nDate: 2026-01-02 23:30\nCategory: \nTags: \nSlug: a-new\nStatus: draft\nLang: fr\n\n',
    });
  });

  it('has the keys, their case, the spacing and the name of its neighbours', () => {
    const text = 'Title:   Old\ndate: 2025-01-01 8:30\ncomments: true\nslug: old\ntags: \nsummary: x\n\nText';
    expect(make([{ path: 'content/2025/2025-01-01-old.md', text }], {}, "TIMEZONE = 'Asia/Tokyo'\n")).toEqual(
      {
        path: 'content/2026/2026-01-03-a-new.md',
        text: 'Title:   A new: #1\ndate: 2026-01-03 08:30\ncomments: true\nslug: a-new\ntags: \n\n',
      },
    );
  });

  it('is fenced where they are, and gets a slug where its title would make another', () => {
    const text = '---\ntitle: A: b\ndate: 2025-01-01\ncategory: c\n---\nText';
    expect(make([{ path: 'content/a.markdown', text }])).toEqual({
      path: 'content/a-new.markdown',
      text: '---\ntitle: A new: #1\ndate: 2026-01-02\ncategory: c\nslug: a-new\n---\n\n',
    });
    expect(make([{ path: 'content/a.md', text }], { slug: 'a-new-1' }).text).not.toContain('slug');
  });

  it('is Markdown beside reST, never lies among the pages, and says that it is no draft where drafts are usual', () => {
    const neighbours = [
      { path: 'content/pages/about.md', text: 'title: About\n\n' },
      { path: 'content/x/old.rst', text: 'Old\n===\n\n:date: 2020-01-01\n' },
    ];
    expect(make(neighbours, {}, "DEFAULT_METADATA = {'status': 'draft'}\n")).toEqual({
      path: 'content/x/a-new.md',
      text: 'Title: A new: #1\nDate: 2026-01-02 23:30\nCategory: \nTags: \nSlug: a-new\nStatus: published\n\n',
    });
  });

  it('reads back as it was meant', () => {
    for (const text of [
      'Title: A\nDate: 2020-01-01 10:00\nSlug: a\n\n',
      '---\ntitle: A\ndate: 2020-01-01\n---\n',
    ]) {
      const made = make([{ path: 'content/a.md', text }], { draft: true });
      const source = { path: made.path, text: made.text ?? '' };
      expect(pelican.readMetadata(siteOf(''), source).metadata).toMatchObject({
        title: 'A new: #1',
        slug: 'a-new',
        draft: true,
      });
    }
  });
});

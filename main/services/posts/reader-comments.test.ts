import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBlog } from '../blog/open-blog.ts';
import { commentHtml, plainHtml } from './comment-html.ts';
import { createPostIndex } from './post-index.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leysin-comments-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const indexOf = async () => createPostIndex(await openBlog(folder, { isSample: false, isTrusted: false }));

const comment = (name: string, date: string, message: string) =>
  `_id: x\nname: ${name}\ndate: ${date}\nmessage: ${JSON.stringify(message)}\n`;

/** Each entry's path with its number of comments, as the list has it. */
async function counts(): Promise<readonly string[]> {
  const entries = await (await indexOf()).list();
  return entries.map(({ path, comments }) => `${path} ${comments}`).sort();
}

describe('comments that are files of data', () => {
  it('are those in the folder of the post in Jekyll, oldest first and counted', async () => {
    await write({
      '_config.yml': '',
      '_posts/2020-01-02-a-post.md': '---\n---\n',
      '_posts/2020-01-03-other.md': '---\n---\n',
      'about.md': '---\n---\n',
      '_data/comments/a-post/entry2.yml': comment(
        'Pim',
        '2020-03-20T10:00:00.000Z',
        'Later\nand *so* <b>on</b>',
      ),
      '_data/comments/a-post/entry1.yml': comment('Anne', '1483228800', 'Sooner'),
      '_data/comments/2020-01-03-other/entry3.json': '{"name":"C","message":"x"}',
      '_data/comments/about/entry4.yml': comment('D', '2020-01-01', 'Of a page'),
      '_data/comments/a-post/notes.txt': 'None',
      '_data/authors.yml': 'name: E\nmessage: x\n',
    });
    expect(await counts()).toEqual([
      '_posts/2020-01-02-a-post.md 2',
      '_posts/2020-01-03-other.md 1',
      'about.md 0',
    ]);
    const index = await indexOf();
    expect(await index.comments('_posts/2020-01-02-a-post.md')).toEqual([
      { author: 'Anne', date: '2017-01-01 00:00:00 UTC', html: '<p>Sooner</p>' },
      {
        author: 'Pim',
        date: '2020-03-20T10:00:00.000Z',
        html: '<p>Later<br>\nand <em>so</em> <b>on</b></p>',
      },
    ]);
    expect((await index.entry('_posts/2020-01-02-a-post.md')).comments).toBe(2);
    expect(await index.comments('about.md')).toEqual([]);
  });

  it('are in Hugo in the folder that is called like the post, or lies like it', async () => {
    await write({
      'hugo.toml': '',
      'content/posts/a.md': '---\ntitle: A\n---\n',
      'content/posts/b/index.md': '---\ntitle: B\n---\n',
      'data/comments/a/entry1.yml': comment('Anne', '2020-01-01', 'One'),
      'data/comments/posts/a/entry2.yml': comment('Pim', '2020-01-02', 'Two'),
      'data/comments/b/entry3.yml': comment('Cat', '2020-01-03', 'Three'),
    });
    expect(await counts()).toEqual(['content/posts/a.md 2', 'content/posts/b/index.md 1']);
    const index = await indexOf();
    expect((await index.comments('content/posts/a.md')).map(({ author }) => author)).toEqual(['Anne', 'Pim']);
    expect((await index.comments('content/posts/b/index.md')).map(({ author }) => author)).toEqual(['Cat']);
  });

  it('are neither counted nor shown where they say so, as long as they do', async () => {
    const shown = [
      'hidden: ""',
      'hidden: false',
      'hidden:',
      'hidden: ~',
      'spam: no',
      'approved: true',
      'approved:',
      'published: true',
    ];
    const hidden = [
      'hidden: true',
      'hidden: buy this',
      'spam: true',
      'approved: false',
      'published: no',
      'deleted: 1',
    ];
    const of = (line: string) => `${comment(line.replace(/\W+/g, ' '), '2020-01-01', 'x')}${line}\n`;
    const files = [...shown, ...hidden].map(
      (line, index) => [`_data/comments/a/entry${index}.yml`, of(line)] as const,
    );
    await write({
      '_config.yml': '',
      '_posts/2020-01-02-a.md': '---\n---\n',
      '_data/comments/a/z.json': '{"name":"J","message":"x","hidden":true}',
      ...Object.fromEntries(files),
    });
    const index = await indexOf();
    const count = async () => (await index.list()).map(({ comments }) => comments);
    expect(await count()).toEqual([shown.length]);
    expect((await index.comments('_posts/2020-01-02-a.md')).map(({ author }) => author)).toEqual(
      shown.map(line => line.replace(/\W+/g, ' ').trim()),
    );
    expect((await index.entry('_posts/2020-01-02-a.md')).comments).toBe(shown.length);
    await write({ '_data/comments/a/z.json': '{"name":"J","message":"x","hidden":false}' });
    expect(await count()).toEqual([shown.length + 1]);
    await write({ '_data/comments/a/entry0.yml': of('hidden: true') });
    expect(await count()).toEqual([shown.length]);
    await rm(join(folder, '_data/comments/a/z.json'));
    expect(await count()).toEqual([shown.length - 1]);
  });

  it('of Nikola from WordPress lie beside their post, approved or left out', async () => {
    const wp = (author: string, lines: string, text: string) =>
      `.. id: 1\n.. author: ${author}\n${lines}\n\n${text}\n`;
    await write({
      'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": (".md",)}\n',
      'posts/a.md': '<!--\n.. title: A\n.. date: 2020-01-01\n-->\n\nx\n',
      'posts/a.b.md': '<!--\n.. title: B\n.. date: 2019-01-01\n-->\n\nx\n',
      'posts/a.10.wpcomment': wp(
        'Pim',
        '.. approved: True\n.. date_utc: 2017-01-06 11:23:55\n.. compiler: markdown',
        'A *b*',
      ),
      'posts/a.9.wpcomment': wp('Anne', '.. date_utc: 2016-01-06 11:23:55', 'One\ntwo\n\nthree <b>x</b>'),
      'posts/a.8.wpcomment': wp('Eve', '.. approved: False', 'Spam'),
      'posts/a.b.1.wpcomment': '---\nauthor: Rob\ncompiler: rest\n---\n``x`` <\n',
      'posts/c.1.wpcomment': wp('Nobody', '', 'Of no post'),
    });
    expect(await counts()).toEqual(['posts/a.b.md 1', 'posts/a.md 2']);
    const index = await indexOf();
    expect(await index.comments('posts/a.md')).toEqual([
      { author: 'Anne', date: '2016-01-06 11:23:55 UTC', html: '<p>One<br>\ntwo</p>\n<p>three <b>x</b></p>' },
      { author: 'Pim', date: '2017-01-06 11:23:55 UTC', html: '<p>A <em>b</em></p>' },
    ]);
    expect(await index.comments('posts/a.b.md')).toEqual([
      { author: 'Rob', date: '', html: '<pre>``x`` &lt;\n</pre>' },
    ]);
  });

  it('show their source where they cannot be read, and none of what lies outside', async () => {
    await write({
      'blog/_config.yml': '',
      'blog/_posts/2020-01-02-a.md': '---\n---\n',
      'blog/_posts/2020-01-02-b.md': '---\n---\n',
      'blog/_data/comments/a/broken.yml': 'name: [<b>\n',
      'outside/entry.yml': comment('Eve', '2020-01-01', 'Out'),
    });
    await symlink(join(folder, 'outside'), join(folder, 'blog/_data/comments/b'));
    await symlink(join(folder, 'outside/entry.yml'), join(folder, 'blog/_data/comments/a/link.yml'));
    folder = join(folder, 'blog');
    expect(await counts()).toEqual(['_posts/2020-01-02-a.md 1', '_posts/2020-01-02-b.md 0']);
    const index = await indexOf();
    expect(await index.comments('_posts/2020-01-02-a.md')).toEqual([
      { author: '', date: '', html: '<pre>name: [&lt;b>\n</pre>' },
    ]);
    expect(await index.comments('_posts/2020-01-02-b.md')).toEqual([]);
    folder = dirname(folder);
  });

  it('nested beyond reading, or longer, are shown as they stand', async () => {
    const hostile = ['> ', '- ', '1. ', 'a*_', '[a](', '<b>', 'a~'].map(part => part.repeat(2500));
    for (const message of [...hostile, 'a '.repeat(6000)])
      expect(commentHtml(message)).toBe(plainHtml(message));
    for (const message of ['a*_'.repeat(200), '[a]('.repeat(400), '1. '.repeat(15), 'a '.repeat(4000)])
      expect(commentHtml(`${message}x`)).not.toBe(plainHtml(`${message}x`));
    expect(commentHtml('- a\n  - b\n\n> c')).toContain('<blockquote>');
    expect(commentHtml('-'.repeat(80))).toBe('<hr>');
  });
});

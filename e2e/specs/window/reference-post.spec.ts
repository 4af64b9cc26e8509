import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findSharedData } from '../../support/shared-data.ts';

interface ReferenceCase {
  readonly title: string;
  readonly source: string | undefined;
  readonly search: string;
  readonly post: string;
  readonly comments: readonly { readonly author: string; readonly date: string; readonly text: string }[];
  readonly links: readonly string[];
  readonly pictures: readonly { readonly src: string; readonly href: string }[];
  readonly headings: readonly string[];
  readonly lists: number;
  readonly listItems: number;
  readonly plainWord: string;
}

const small: ReferenceCase = {
  title: 'a small Nikola blog of ours',
  source: undefined,
  search: 'Winter Sprint',
  post: 'posts/2022/winter-sprint-742187',
  comments: [
    { author: 'Per', date: '2022-03-30', text: 'How does the parser compare' },
    { author: 'Annika Berg', date: '2022-03-30', text: 'twice as fast' },
  ],
  links: ['https://example.invalid/compiler'],
  pictures: [{ src: 'https://example.invalid/small.jpg', href: 'https://example.invalid/large.jpg' }],
  headings: ['Results', 'Thanks'],
  lists: 1,
  listItems: 2,
  plainWord: 'METH_KEYWORDS',
};

const leysin: ReferenceCase = {
  title: 'the PyPy blog',
  source: findSharedData('blogs/pypy.org'),
  search: 'Leysin 2020',
  post: 'posts/2020/03/leysin-2020-sprint-report-764567777353955897',
  comments: [
    { author: 'Pim', date: '2020-03-30', text: 'How does HPY relate to CFFI?' },
    { author: 'Antonio Cuni', date: '2020-03-30', text: 'CFFI allows to wrap C code in pure Python' },
  ],
  links: [
    'https://github.com/pyhandle/hpy/',
    'https://buildbot.pypy.org/summary?branch=py3.7',
    'https://foss.heptapod.net/pypy/',
    'https://en.wikipedia.org/wiki/Berneuse',
    'https://github.com/pyhandle/hpy/',
    'https://github.com/graalvm/graalpython',
    'https://foss.heptapod.net/pypy/',
    'https://github.com/dgrunwald/rust-cpython',
    'https://github.com/pyhandle/hpy/',
  ],
  pictures: [
    {
      src: 'https://1.bp.blogspot.com/-PIs_hVhn3RY/XnFDceuihNI/AAAAAAAAbRg/LKMOMWxeFw4jhcwqy8jx7iKzKE01fbfxQCEwYBhgL/s320/2020_leysin_sprint_attendees.jpg',
      href: 'https://1.bp.blogspot.com/-PIs_hVhn3RY/XnFDceuihNI/AAAAAAAAbRg/LKMOMWxeFw4jhcwqy8jx7iKzKE01fbfxQCEwYBhgL/s1600/2020_leysin_sprint_attendees.jpg',
    },
  ],
  headings: ['HPy', 'PyPy', 'Miscellaneous', 'Aftermath'],
  lists: 4,
  listItems: 16,
  plainWord: 'HPy_METH_KEYWORDS',
};

/** Renders Markdown as Nikola does and lists what a reader gets, with Debian's python3-markdown. */
const readerScript = `
import json, sys, html.parser, markdown
class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.links=[]; self.pictures=[]; self.headings=[]; self.lists=0; self.items=0; self.href=None; self.text=''; self.inside=None; self.linkText=''; self.hasPicture=False
    def handle_starttag(self, tag, attributes):
        a=dict(attributes)
        if tag=='a': self.href=a.get('href'); self.hasPicture=False
        if tag=='img': self.pictures.append({'src': a.get('src'), 'href': self.href}); self.hasPicture=True
        if tag in ('ul','ol'): self.lists+=1
        if tag=='li': self.items+=1
        if tag=='h2': self.headings.append('')
        self.inside=tag if tag=='h2' else self.inside
        if tag in ('p','br','li','h2','div','ul'): self.text+=' '
    def handle_endtag(self, tag):
        if tag=='a':
            if not self.hasPicture: self.links.append(self.href)
            self.href=None
        if tag=='h2': self.inside=None
        if tag in ('p','li','h2','div','ul'): self.text+=' '
    def handle_data(self, data):
        self.text+=data
        if self.inside=='h2': self.headings[-1]+=data
def read(source):
    r=Reader(); r.feed(source)
    return {'links':r.links,'pictures':r.pictures,'headings':[h.strip() for h in r.headings],'lists':r.lists,'listItems':r.items,'words':r.text.split()}
before, after = json.load(sys.stdin)
print(json.dumps([read(before), read(markdown.markdown(after, extensions=['fenced_code','extra']))]))
`;

const python = ['/usr/bin/python3', 'python3'].find(candidate => {
  try {
    execFileSync(candidate, ['-c', 'import markdown'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

for (const reference of [small, leysin]) {
  test.describe(`the reference case on ${reference.title}`, () => {
    test.skip(reference !== small && !reference.source, 'needs ../shared/blogs');

    test('finds the post, shows its comments, makes it Markdown, previews and publishes', async ({
      desk,
    }) => {
      test.skip(!python, 'needs python3-markdown');
      const blog = desk.makeBlog(reference.source);
      const window = await desk.open(blog);

      await window.openPost(reference.search);
      for (const comment of reference.comments) {
        const shown = window.comments.getByRole('article').filter({ hasText: comment.author }).first();
        await expect(shown).toContainText(comment.text);
        await expect(shown).toContainText(comment.date);
      }

      const html = readFileSync(join(blog.folder, `${reference.post}.html`), 'utf8');
      const meta = readFileSync(join(blog.folder, `${reference.post}.meta`));
      await window.runCommand('Convert this post to Markdown');
      await expect.poll(() => existsSync(join(blog.folder, `${reference.post}.md`))).toBe(true);
      await expect.poll(() => existsSync(join(blog.folder, `${reference.post}.html`))).toBe(false);
      const markdown = readFileSync(join(blog.folder, `${reference.post}.md`), 'utf8');
      expect(markdown).toContain(reference.plainWord);
      const answer = execFileSync(python ?? '', ['-c', readerScript], {
        input: JSON.stringify([html, markdown]),
        encoding: 'utf8',
      });
      const [before, after] = JSON.parse(answer);
      expect(after.words).toEqual(before.words);
      expect(after.links).toEqual(reference.links);
      expect(after.pictures).toEqual(reference.pictures);
      expect(after.headings).toEqual(reference.headings);
      expect(after.lists).toBe(reference.lists);
      expect(after.listItems).toBe(reference.listItems);
      expect(readFileSync(join(blog.folder, `${reference.post}.meta`))).toEqual(meta);

      await expect(window.article).toContainText(reference.plainWord);
      await window.typeAtEnd('\n\nA sentence from Leysin.');
      await expect(window.article).toContainText('A sentence from Leysin.');
      await expect(window.fileState).toHaveText(/Saved/);

      await window.trustAndPublish();
      await expect(window.publishResult).toHaveText(/^Published/, { timeout: 30_000 });

      const online = (...args: string[]) => git(blog.env, blog.remote, ...args);
      expect(online('rev-list', '--count', 'main').trim()).toBe('2');
      const touched = online('diff', '--name-status', '--no-renames', 'main~1', 'main')
        .trim()
        .split('\n')
        .sort();
      expect(touched).toEqual([`A\t${reference.post}.md`, `D\t${reference.post}.html`]);
      expect(online('show', `main:${reference.post}.md`)).toContain('A sentence from Leysin.');
      expect(git(blog.env, blog.folder, 'status', '--porcelain')).toBe('');
      expect(
        git(blog.env, blog.folder, 'diff', '--name-only', 'main~1', 'main').trim().split('\n'),
      ).toHaveLength(2);
    });
  });
}

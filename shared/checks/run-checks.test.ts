import { describe, expect, it } from 'vitest';
import { applyChanges } from '../model/text-change.ts';
import { findingsIn, type MemoryBlog, plainPicture, rulesIn } from './checks.test-support.ts';

const jekyll = { '_config.yml': 'title: A\n', Gemfile: 'gem "jekyll"\n' };
const hugo = { 'hugo.toml': 'title = "A"\nbaseURL = "https://a.example/"\n' };
const nikola = {
  'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": (".md",)}\n',
};
const pelican = { 'pelicanconf.py': 'PATH = "content"\nSITENAME = "A"\n' };

const head = 'title: One\ndate: 2024-01-02';
const post = (body: string, keys = head) => `---\n${keys}\n---\n\n${body}\n`;
const one = '_posts/2024-01-02-one.md';

/** A Jekyll blog with one post of this body, and other files. */
function withBody(body: string, more: MemoryBlog['files'] = {}, keys = head): MemoryBlog {
  return { files: { ...jekyll, [one]: post(body, keys), ...more } };
}

interface Case {
  readonly name: string;
  readonly blog: MemoryBlog;
  readonly path?: string;
  readonly finds: readonly string[];
  readonly isPublishing?: true;
}

const two = { '_posts/2024-02-03-two.md': post('## A *second* part\n\nText.') };
const photo = { ...plainPicture, hasPlace: true };

const cases: readonly Case[] = [
  {
    name: 'a link to an address that no post has',
    blog: withBody('See [that](/2024/01/09/gone.html).'),
    finds: ['broken-link:6'],
  },
  { name: 'a link to a post by its address', blog: withBody('[b](/2024/02/03/two.html)', two), finds: [] },
  { name: 'a link to a page that a theme may make', blog: withBody('[b](/tags/) [c](/about/)'), finds: [] },
  {
    name: 'a link to another site',
    blog: withBody('[b](https://a.example/2024/01/09/gone.html)'),
    finds: [],
  },
  { name: 'a link in code', blog: withBody('`[b](/2024/01/09/gone.html)`'), finds: [] },
  {
    name: 'a link to the old address of a post',
    blog: withBody('[b](/2024/01/09/old.html)', {
      '_posts/2024-02-03-two.md': post('', `${head}\nredirect_from: /2024/01/09/old.html`),
    }),
    finds: [],
  },
  {
    name: 'post_url of no post',
    blog: withBody('[b]({% post_url 2024-01-09-gone %})'),
    finds: ['broken-link:6'],
  },
  {
    name: 'post_url of a post',
    blog: withBody('[b]({% post_url 2024-02-03-two %}#x)', two),
    finds: ['broken-anchor:6'],
  },
  { name: 'link to no file', blog: withBody('[b]({% link files/a.pdf %})'), finds: ['broken-link:6'] },
  {
    name: 'link to a file',
    blog: {
      ...withBody('[b]({% link files/a.pdf %}) [c](/files/a.pdf)'),
      pictures: { 'files/a.pdf': plainPicture },
    },
    finds: [],
  },
  {
    name: 'a reference definition that leads nowhere, once',
    blog: withBody('[b][x] and [c][x]\n\n[x]: /2024/01/09/gone.html'),
    finds: ['broken-link:8'],
  },
  {
    name: 'ref of Hugo to no page, and to one',
    blog: {
      files: {
        ...hugo,
        'content/posts/a.md': post('{{< ref "gone.md" >}} {{< relref "b" >}} {{% ref "/posts/b.md" %}}'),
        'content/posts/b.md': post('Text.'),
      },
    },
    path: 'content/posts/a.md',
    finds: ['broken-link:6'],
  },
  {
    name: 'a neighbour of posts that Hugo does not have',
    blog: {
      files: {
        ...hugo,
        'content/posts/a.md': post('[b](/posts/gone/) [c](/posts/b/) [d](/posts/page/2/) [e](/notes/x/)'),
        'content/posts/b.md': post('Text.'),
      },
    },
    path: 'content/posts/a.md',
    finds: ['broken-link:6'],
  },
  {
    name: 'link://slug of Nikola',
    blog: {
      files: {
        ...nikola,
        'posts/a.md':
          '<!--\n.. title: A\n.. slug: a\n.. date: 2024-01-02 UTC\n-->\n\n[b](link://slug/gone) [c](link://slug/a) [d](link://tag/x)\n',
      },
    },
    path: 'posts/a.md',
    finds: ['broken-link:7'],
  },
  {
    name: '{filename} of Pelican',
    blog: {
      files: {
        ...pelican,
        'content/a.md':
          'Title: A\nDate: 2024-01-02\n\n[b]({filename}gone.md) [c]({filename}a.md) [d]({tag}x)\n',
      },
    },
    path: 'content/a.md',
    finds: ['broken-link:4'],
  },
  {
    name: 'an anchor that no heading makes',
    blog: withBody('[b](#gone)\n\n## Here'),
    finds: ['broken-anchor:6'],
  },
  {
    name: 'an anchor that no heading makes, where another one has a sign or an accent',
    blog: withBody('[b](#gone) [c](#überblick)\n\n## Snow & ice\n\n## Überblick: 雪'),
    finds: ['broken-anchor:6'],
  },
  {
    name: 'anchors of headings whose names nobody can tell',
    blog: withBody('[a](#xue) [b](#ueber-snow)\n\n## 雪\n\n## Über Snow'),
    finds: [],
  },
  {
    name: 'a link without an address',
    blog: withBody('[b]() and [c][d]\n\n[d]: <>'),
    finds: ['broken-link:6', 'broken-link:8'],
  },
  {
    name: 'anchors that headings make',
    blog: withBody(
      '[a](#here--now) [b](#here-now-1) [c](#own) [d](#top) [e](#fn:1)\n\n## Here & now\n\n### Then {#own}',
    ),
    finds: [],
  },
  {
    name: 'an anchor of another post',
    blog: withBody('[b](/2024/02/03/two.html#a-second-part)', two),
    finds: [],
  },
  {
    name: 'an anchor that a shortcode may make',
    blog: withBody('[b](#gone)\n\n{% include a.html %}'),
    finds: [],
  },
  {
    name: 'a link to a draft',
    blog: withBody('[b]({% link _drafts/two.md %})', { '_drafts/two.md': post('Text.', 'title: Two') }),
    finds: ['draft-link:6'],
  },
  {
    name: 'an image that is missing',
    blog: withBody('![a cat](/images/cat.png)'),
    finds: ['missing-image:6'],
  },
  {
    name: 'an image of the metadata that is missing',
    blog: withBody('Text.', {}, `${head}\nimage: /images/cat.png`),
    finds: ['missing-image:4'],
  },
  {
    name: 'an image that is there, or elsewhere, or made by the generator',
    blog: {
      ...withBody(
        '![a](/images/cat.png) ![b](https://a.example/b.png) ![c]({{ site.cdn }}/c.png) ![d](/theme/d.png)',
      ),
      pictures: { 'images/cat.png': plainPicture, 'themes/x/theme/d.png': plainPicture },
    },
    finds: [],
  },
  {
    name: 'an image in another case',
    blog: { ...withBody('![a cat](/images/Cat.PNG)'), pictures: { 'images/cat.png': plainPicture } },
    finds: ['image-case:6'],
  },
  {
    name: 'images without a description',
    blog: { ...withBody('![](/a.png)\n\n<img src="/a.png">'), pictures: { 'a.png': plainPicture } },
    finds: ['missing-alt:6', 'missing-alt:8'],
  },
  {
    name: 'images that need none, or have one',
    blog: {
      ...withBody('<img src="/a.png" alt="">\n\n![](/a.png){: alt="A"}\n\n![A](/a.png)'),
      pictures: { 'a.png': plainPicture },
    },
    finds: [],
  },
  {
    name: 'a photo with its place, once',
    blog: { ...withBody('![a](/a.jpg)\n\n![b](/a.jpg)'), pictures: { 'a.jpg': photo } },
    finds: ['photo-place:6'],
  },
  {
    name: 'images that are too heavy or too wide',
    blog: {
      ...withBody('![a](/a.jpg)\n\n![b](/b.jpg)\n\n![c](/c.jpg)'),
      pictures: {
        'a.jpg': { ...plainPicture, size: 4_000_000 },
        'b.jpg': { ...plainPicture, width: 9_000 },
        'c.jpg': { ...plainPicture, size: 3_000_000, width: 4_000 },
      },
    },
    finds: ['large-image:6', 'large-image:8'],
  },
  {
    name: 'two posts at one address',
    blog: withBody('Text.', { '_posts/2024-01-02-one.markdown': post('Text.') }),
    finds: ['duplicate-address:2'],
  },
  {
    name: 'two posts of which one says its own address',
    blog: withBody('Text.', {
      '_posts/2024-01-02-one.markdown': post('Text.', `${head}\npermalink: /other/`),
    }),
    finds: [],
  },
  {
    name: 'metadata that are broken',
    blog: withBody('Text.', {}, 'title: [One\ndate: 2024-01-02'),
    finds: ['broken-metadata:2'],
  },
  {
    name: 'a post without what Nikola needs',
    blog: { files: { ...nikola, 'posts/a.md': 'Text.\n' } },
    path: 'posts/a.md',
    finds: ['missing-metadata:1', 'missing-metadata:1'],
  },
  {
    name: 'a date that is none',
    blog: withBody('Text.', {}, 'title: One\ndate: soon'),
    finds: ['unreadable-date:3'],
  },
  {
    name: 'a date in the future',
    blog: withBody('Text.', {}, 'title: One\ndate: 2025-01-02'),
    finds: ['future-date:3'],
  },
  {
    name: 'a day that is another one on the site',
    blog: withBody('Text.', {}, 'title: One\ndate: 2024-01-02 23:30:00 -0800'),
    finds: ['date-zone:3'],
  },
  {
    name: 'a day that stays the same on the site',
    blog: withBody('Text.', {}, 'title: One\ndate: 2024-01-02 13:30:00 -0800'),
    finds: [],
  },
  {
    name: 'a draft among what is published',
    blog: { files: { ...hugo, 'content/posts/a.md': post('Text.', `${head}\ndraft: true`) } },
    path: 'content/posts/a.md',
    isPublishing: true,
    finds: ['draft-on:4'],
  },
  {
    name: 'a draft that stays at home',
    blog: { files: { ...hugo, 'content/posts/a.md': post('Text.', `${head}\ndraft: true`) } },
    path: 'content/posts/a.md',
    finds: [],
  },
  {
    name: 'a draft that Jekyll shows',
    blog: withBody('Text.', {}, `${head}\ndraft: true`),
    finds: ['draft-ignored:4'],
  },
  {
    name: 'marks of a merge',
    blog: withBody('Text.\n<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> online'),
    finds: ['merge-marker:7'],
  },
  {
    name: 'marks of a merge that are shown as code',
    blog: withBody('```\n<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> online\n```'),
    finds: [],
  },
  {
    name: 'a heading underlined with seven signs',
    blog: withBody('Title\n=======\n\n<<<<<<< no'),
    finds: [],
  },
  {
    name: 'notes to oneself',
    blog: withBody('TODO: a\n\nSee [FIXME] and (TODO).\n\n- TODO'),
    finds: ['todo:6', 'todo:8', 'todo:8', 'todo:10'],
  },
  {
    name: 'words that only look like notes',
    blog: withBody(
      'A TODO list, `TODO: x`, todo: y, the word TODO, MYTODO: z.\n\n```\n// TODO: a\n```\n\n<!-- TODO: b -->',
    ),
    finds: [],
  },
  // Put together here, so that no such shape stands in this file.
  { name: 'a key', blog: withBody(`Text AKIA${'Q3EGRIZKWJ5DLXNB'} text.`), finds: ['secret:6'] },
  { name: 'the key of a manual', blog: withBody('Text AKIAIOSFODNN7EXAMPLE text.'), finds: [] },
];

describe('the rules', () => {
  it.each(cases)('$name: $finds', ({ blog, path = one, finds, isPublishing = false }) => {
    expect(rulesIn(blog, path, { isPublishing })).toEqual(finds);
  });

  it('are set by the blog', () => {
    const blog = withBody('TODO: a\n\n![](/images/cat.png)');
    expect(rulesIn(blog, one)).toEqual(['todo:6', 'missing-alt:8', 'missing-image:8']);
    const settings = { todo: 'error', 'missing-image': 'warning', 'missing-alt': 'off' } as const;
    const found = findingsIn(blog, one, { settings });
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['todo', 'error'],
      ['missing-image', 'warning'],
    ]);
  });

  it('find nothing in a post in which nothing is wrong', () => {
    const blog = {
      ...withBody('# A\n\n[b](#a) ![c](/c.png "t")\n', two),
      pictures: { 'c.png': plainPicture },
    };
    expect(rulesIn(blog, one, { isPublishing: true })).toEqual([]);
  });
});

describe('fixes', () => {
  const fixed = (blog: MemoryBlog, path: string, isPublishing = false) => {
    const [finding] = findingsIn(blog, path, { isPublishing });
    if (finding?.fix?.kind !== 'text') throw new Error('there is no fix');
    return applyChanges(blog.files[path] ?? '', finding.fix.changes);
  };

  it('write an image in its right case and touch nothing else', () => {
    const blog = {
      ...withBody('![a cat](/images/Cat.PNG "Cat.PNG")'),
      pictures: { 'images/cat.png': plainPicture },
    };
    expect(fixed(blog, one)).toBe(post('![a cat](/images/cat.png "Cat.PNG")'));
    expect(findingsIn({ ...blog, files: { ...blog.files, [one]: fixed(blog, one) } }, one)).toEqual([]);
  });

  it('take the draft away', () => {
    const files = { ...hugo, 'content/posts/a.md': post('Text.', `${head} # day\ndraft: true # not yet`) };
    expect(fixed({ files }, 'content/posts/a.md', true)).toBe(
      post('Text.', `${head} # day\ndraft: false # not yet`),
    );
  });

  it('set the date to now in the form it has', () => {
    expect(fixed(withBody('Text.', {}, 'title: One\ndate: 2025-01-02 10:00'), one)).toBe(
      post('Text.', 'title: One\ndate: 2024-06-01 12:00'),
    );
  });
});

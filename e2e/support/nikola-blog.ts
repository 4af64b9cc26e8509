/** A small Nikola blog of ours with every form of post the generator knows; the base of most specs. */
export const nikolaBlog: Readonly<Record<string, string>> = {
  'conf.py': `BLOG_TITLE = "Hut notes"
SITE_URL = "https://hut.invalid/"
DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: "", "sv": "./sv"}
TRANSLATIONS_PATTERN = '{path}.{lang}.{ext}'
POSTS = (
    ("posts/*.md", "posts", "post.tmpl"),
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.html", "posts", "post.tmpl"),
)
PAGES = (("pages/*.md", "", "page.tmpl"),)
TIMEZONE = "UTC"
COMPILERS = {
    "rest": ('.rst', '.txt'),
    "markdown": ('.md', '.mdown', '.markdown'),
    "html": ('.html', '.htm'),
}
IMAGE_FOLDERS = {'images': 'images'}
NEW_POST_DATE_PATH = True
NEW_POST_DATE_PATH_FORMAT = '%Y'
`,
  'posts/2024/first-snow.md': `<!--
.. title: First snow
.. slug: first-snow
.. date: 2024-11-02 08:15:00 UTC
.. tags: winter, hut
-->

The first snow fell **in the night**, and nobody heard it.

![The ridge](/images/ridge.png)

## What we did

- swept the steps
- lit the stove

A note[^1] for later, and $a^2 + b^2 = c^2$.

[^1]: Buy salt.
`,
  'posts/2024/first-snow.sv.md': `<!--
.. title: Första snön
.. slug: first-snow
.. date: 2024-11-02 08:15:00 UTC
.. tags: winter, hut
-->

Den första snön föll på natten.
`,
  'posts/2023/train.rst': `.. title: The slow train
.. slug: train
.. date: 2023-05-01 10:00:00 UTC
.. tags: travel

The train
=========

It takes two hours, and they are good ones.
`,
  'posts/2022/winter-sprint-742187.html': `<html><body><p>At the end of winter six of us met in the hut to work on<br>
the <a class="reference external" href="https://example.invalid/compiler">compiler</a> and its tests.<br>
<br>
</p><div class="separator" style="clear: both; text-align: center;">
<a href="https://example.invalid/large.jpg" style="margin-left: 1em;"><img border="0" height="180" src="https://example.invalid/small.jpg" width="320"></a></div>
<br>
We had snow, soup and METH_KEYWORDS, in that order.<br>
<br>
<h2>
Results</h2>
<ul class="simple">
<li>the parser is faster,</li>
<li>the <b>tests</b> run on<br>
one machine.</li>
</ul>
<h2>
Thanks</h2>
Keep safe everyone.<br>
<i>Please don't replace this post with its Swedish translation.</i></body></html>`,
  'posts/2022/winter-sprint-742187.meta': `.. title: Winter Sprint Report
.. slug: winter-sprint-742187
.. date: 2022-03-17 21:57:00
.. tags: compiler,hut
.. author: annika
.. id: 742187

`,
  'posts/2022/.winter-sprint-comment-11.html': '<p>How does the parser compare to the old one?</p>',
  'posts/2022/.winter-sprint-comment-11.meta': `.. title: Per said ...
.. slug: comment-11
.. date: 2022-03-30 13:04:00
.. authors: Per
.. id: 11
.. in-reply-to: 742187
`,
  'posts/2022/.winter-sprint-comment-12.html': '@Per: it is <b>twice</b> as fast.<br>And half as long.',
  'posts/2022/.winter-sprint-comment-12.meta': `.. title: Annika Berg said ...
.. slug: comment-12
.. date: 2022-03-30 16:44:00
.. authors: Annika Berg
.. id: 12
.. in-reply-to: 742187
`,
  'pages/about.md': `<!--
.. title: About the hut
.. slug: about
.. date: 2021-01-01 00:00:00 UTC
-->

A hut, a stove, a repository.
`,
  'notes.txt': 'The writer’s own notes, not part of the blog.\n',
};

/** The smallest PNG there is: one grey pixel. */
export const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

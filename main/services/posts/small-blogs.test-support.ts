/** A small blog of a generator, all of whose posts are in one form. */
export interface SmallBlog {
  readonly config: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<string, string>>;
}

const nikolaConf =
  'POSTS = (("posts/*.md", "posts", "post.tmpl"), ("posts/*.html", "posts", "post.tmpl"))\n' +
  'COMPILERS = {"markdown": (".md",), "html": (".html",)}\n';

/** Blogs of our own with what makes lossless edits hard. */
export const smallBlogs: Readonly<Record<string, SmallBlog>> = {
  'YAML with comments, quotes and odd blanks': {
    config: { '_config.yml': 'title: A\n' },
    posts: {
      '_posts/2024-01-02-a.md':
        '---\n# first\nlayout:   post\ntitle:  "A \\"b\\" – c"   # the title\n\ndate: 2024-01-02   10:00:00 +0100 # day\ntags: [ x,  \'y\' ]\nx: {a: [b]}\npublished: yes\n---\nText\n---\ntitle: no\n',
      '_posts/2024-01-03-b.md':
        "---\ntitle: 'it''s'\ntags:\n- x # one\n# two\n- y\nlong: |\n  a\n  title: b\npublished: false\n---\n",
    },
  },
  TOML: {
    config: { 'hugo.toml': 'title = "A"\n' },
    posts: {
      'content/posts/a.md':
        "+++\n# first\nTitle   = 'A' # c\ndate    = 2024-01-02T10:00:00+01:00\ntags    = [\n  \"x\", # one\n  'y',\n]\ndraft   = false\n\n[params]\ntitle = 'no'\n+++\nText\n",
    },
  },
  JSON: {
    config: { 'hugo.toml': 'title = "A"\n' },
    posts: {
      'content/posts/a.md':
        '{\n  "title" : "A",\n  "date": "2024-01-02",\n  "tags": ["x","y"],\n  "draft": true,\n  "n": 1.0\n}\nText {"title": 1}\n',
    },
  },
  'lines of Nikola': {
    config: { 'conf.py': nikolaConf },
    posts: {
      'posts/a.md':
        '<!--\n.. title: A: b\n.. slug: a\n.. date: 2024-01-02 10:00:00 UTC+01:00\n.. tags: x,y\n.. status: draft\n.. odd:\n-->\n\nText\n\n.. title: no\n',
      'posts/b.md': '.. title: B\n.. date: 2024/01/02 4:05\n.. tags: \n\nText\n',
      'posts/c.html': '<p>Text',
      'posts/c.meta': '.. title: C\n.. date: 2024-01-02\n.. tags: x, y\n.. link: \n\n\n',
    },
  },
  'lines of Pelican': {
    config: { 'pelicanconf.py': 'PATH = "content"\nSITENAME = "A"\n' },
    posts: {
      'content/a.md':
        'Title:    A: b\nDate: 2024-01-02 10:00\nTags: x;y\nSummary: one\n    two\nStatus: published\n\nTitle: no\n',
      'content/b.md': '---\ntitle: B\ndate: 2024-01-02\ntags: x, y\n---\nText\n',
    },
  },
};

/** How the same text can lie in a file. */
export const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['line feeds', text => text],
  ['CRLF', text => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', text => `\ufeff${text}`],
  ['CRLF and a byte order mark', text => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['no line end at the end', text => text.replace(/\n+$/, '')],
];

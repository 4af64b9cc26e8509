"""The posts and pages of Jekyll, Hexo, Eleventy and Astro."""

import os
import re
import zoneinfo
from typing import Iterator

import yaml

from texts import (
    MARKDOWN, OPEN, UTC, Row, dated, files, last_segment, moment, read, stem, true, words, yaml_block)


def jekyll(root: str) -> Iterator[Row]:
    """jekyllrb.com: "Posts", "Front Matter", "Collections", "Pages", "Permalinks"; lib/jekyll/document.rb for slug
    and date.

    - A post is YYYY-M-D-NAME.EXT below a folder _posts. The documents of a collection with `output: true` and files
      with front matter outside of folders that begin with _ are pages. _data is none.
    - Date: `date`, else the day of the name in `timezone`. Psych reads a time with an offset; anything else Ruby's
      Time.parse reads as far as it can ("2023-01-29 18:30:22 2023 -0800" is 18:30:22 -0800, seen with Ruby 3.1). A
      document without either gets the time of the build: none here.
    - Slug: `slug`, else the name without day and ending (also of collections: `index` stays `index`).
    - `tags` is a list or separated by blanks, `tag` is one. `published: false` is a draft; no blog here has _drafts.
    - Jekyll has no languages: only `lang` counts.
    Left out: category, categories, redirect_from.
    """
    conf = yaml.load(read(root, '_config.yml'), yaml.BaseLoader)
    zone = zoneinfo.ZoneInfo(conf.get('timezone', 'UTC'))
    shown = {'_' + name for name, value in conf.get('collections', {}).items() if true(value.get('output'))}
    for path in files(root):
        folders = path.split('/')[:-1]
        text = read(root, path) if path.endswith((*MARKDOWN, '.html')) else ''
        meta = yaml_block(text)
        named = re.fullmatch(r'(\d{2,4}-\d{1,2}-\d{1,2})-(.*)', stem(path))
        post = '_posts' in folders and named is not None
        hidden = any(folder.startswith('_') for folder in folders)
        if meta is None or ('_posts' in folders and not post) or (hidden and not (folders[0] in shown or post)):
            continue
        instant, source = dated(re.sub(r'( \d{4})( [-+])', r'\2', meta.get('date', '')), zone)
        if instant is None and named:
            instant, source = moment(named[1], zone), 'name'
        slug = meta.get('slug') or (named[2] if named else stem(path))
        yield Row(path, 'post' if post else 'page', meta.get('title') or slug, instant, source,
                  meta.get('published') == 'false', words(meta.get('tags'), ' ') + words(meta.get('tag'), '\n'),
                  meta.get('lang', OPEN), slug)


def hexo(root: str) -> Iterator[Row]:
    """hexo.io: "Writing", "Front-matter", "Configuration" (new_post_name, timezone), "Internationalization" (Path).

    - source/_posts/** are posts; other Markdown below source/ whose folders do not begin with _ are pages.
      scaffolds/ are templates of new posts.
    - Date: `date` in `timezone`, else year, month and day of the name by new_post_name. A page without a date gets
      the file's time: none here.
    - Slug: the :title of new_post_name in the name; of a page the last segment of its address.
    - Language: `lang`, else the first segment of the address if it is a language (i18n_dir is :lang), else the first
      `language`. Which are languages says the theme, which is not in the sample; the folders that are seen here
      all have a file in the theme's languages/.
    - `published: false` is a draft. A page without a title has none.
    Left out: categories, subtitle.
    """
    conf = yaml.load(read(root, '_config.yml'), yaml.BaseLoader)
    zone = zoneinfo.ZoneInfo(conf['timezone'])
    known = {'de', 'en', 'es', 'fr', 'id', 'ja', 'ko', 'pt-br', 'ru', 'th', 'zh-cn', 'zh-tw'}
    parts = {':year': r'(?P<year>\d{4})', ':month': r'(?P<month>\d\d)', ':day': r'(?P<day>\d\d)',
             ':title': '(?P<title>.+)'}
    pattern = ''.join(parts.get(part, re.escape(part)) for part in
                      re.split(r'(:[a-z]+)', os.path.splitext(conf['new_post_name'])[0]))
    for path in files(root, 'source'):
        within = path.removeprefix('source/')
        post = within.startswith('_posts/')
        if not path.endswith(MARKDOWN) or (within.startswith('_') and not post):
            continue
        meta = yaml_block(read(root, path)) or {}
        instant, source = dated(meta.get('date'), zone)
        named = re.fullmatch(pattern, os.path.splitext(within)[0].removeprefix('_posts/')) if post else None
        if instant is None and named:
            instant, source = moment(f'{named["year"]}-{named["month"]}-{named["day"]}', zone), 'name'
        first = within.split('/')[0]
        lang = meta.get('lang') or (first if first in known else conf['language'])
        yield Row(path, 'post' if post else 'page', meta.get('title'), instant, source,
                  meta.get('published') == 'false', words(meta.get('tags'), '\n'), lang,
                  named['title'] if named else last_segment(within))


def eleventy(root: str) -> Iterator[Row]:
    """11ty.dev: "Content dates", "Front matter data", "Collections" (tags), "Ignore template files", "Page variable"
    (fileSlug), "Template and directory data files".

    - Every Markdown file below the input folder (src) that .eleventyignore lets through (here not _*.md).
    - Eleventy knows no posts: one with a date of its own is a post, the others (docs/) are pages.
    - Date: `date` (a YAML date is UTC), else the first YYYY-MM-DD of the path, else the file's time: none here.
    - `tags` is a list, or one single tag. fileSlug is the name without a day; of index.md it is the folder's.
    - There is no language and no draft.
    """
    top = re.search(r"input: '([^']*)'", read(root, '.eleventy.js'))[1]
    ignored = read(root, '.eleventyignore').split()
    for path in files(root, top):
        if not path.endswith('.md') or ('**/_*.md' in ignored and stem(path).startswith('_')):
            continue
        meta = yaml_block(read(root, path)) or {}
        instant, source = dated(meta.get('date'), UTC)
        slug = re.sub(r'^\d{4}-\d\d-\d\d-', '', last_segment(path.removeprefix(top + '/')))
        yield Row(path, 'post' if instant else 'page', meta.get('title'), instant, source, False,
                  words(meta.get('tags'), '\n'), OPEN, slug)


def astro(root: str) -> Iterator[Row]:
    """docs.astro.build: "Content collections"; starlight.astro.build: "Frontmatter", "Internationalization";
    starlight-blog: "Configuration" (prefix), "Authoring posts".

    - docsLoader() takes Markdown and MDX below src/content/docs whose name does not begin with _. README.md and
      TRANSLATIONS.md at the root are none.
    - starlight-blog makes posts of what is below blog/ (default prefix), at the root or in a locale; the rest are
      pages.
    - Date: `date`, a YAML date is UTC; needed for a post. `tags`, `draft`.
    - Id and address: `slug`, else the path in lower case, index.mdx being its folder. The day of a name stays.
    - Language: `lang` of the locale whose folder it is in, else that of the root locale. Ambiguous: the reduced
      configuration names three of the eight locales; the others are not compared.
    """
    conf = read(root, 'astro.config.ts')
    locales = {key: lang for key, lang in re.findall(r'"?([\w-]+)"?: \{ label: "[^"]*", lang: "([^"]*)"', conf)}
    top = 'src/content/docs/'
    for path in files(root, top):
        if not path.endswith(('.md', '.mdx')) or stem(path).startswith('_'):
            continue
        within = path.removeprefix(top)
        first = within.split('/')[0]
        place = first.lower() if re.fullmatch(r'[a-z]{2}(-[A-Z]{2})?', first) else 'root'
        inner = within if place == 'root' else within.split('/', 1)[1]
        meta = yaml_block(read(root, path)) or {}
        instant, source = dated(meta.get('date'), UTC)
        slug = meta['slug'].split('/')[-1] if meta.get('slug') else last_segment(within).lower()
        yield Row(path, 'post' if inner.startswith('blog/') else 'page', meta.get('title'), instant, source,
                  true(meta.get('draft')), words(meta.get('tags'), '\n'), locales.get(place, OPEN), slug)

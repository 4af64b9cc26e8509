"""The posts and pages of the generators that have sections: Hugo and Zola."""

import os
import re
import tomllib
import unicodedata
import zoneinfo
from typing import Iterator

import yaml

from texts import (
    MARKDOWN, UTC, Row, block, dated, files, last_segment, moment, read, stem, true, words, yaml_block)


def hugo(root: str) -> Iterator[Row]:
    """gohugo.io: "Page bundles", "Sections", "Front matter" (Dates), methods/site/mainsections, "URL management",
    "Configure permalinks", "Multilingual mode".

    - Content is below content/, or content/LANG/ for the languages of the configuration. archetypes/, data/ and the
      README are none.
    - `_index.md` is the page of its section. In a folder with index.md (a leaf bundle) every other file belongs to
      that page and is none itself.
    - Hugo knows no posts; the nearest it has is `.Site.MainSections`: mainSections, else the top-level section with
      the most pages. A regular page there is a post, everything else a page.
    - Date: `date`, else publishdate, pubdate, published, lastmod, modified ("Configure front matter"); keys in any
      case; without a zone in timeZone, else UTC. Sections inherit a date from their pages when built: none here.
    - Slug is the last segment of the address: `url`, else `slug`, else [permalinks] of the section with :title (made
      from the title), else the name of the file or of the bundle's folder; sections: their folder's.
    - A page without a title has an empty one. `draft: true` is a draft.
    Left out: categories, aliases, linkTitle.
    """
    conf = hugo_configuration(root)
    default = conf.get('defaultContentLanguage', 'en')
    zone = zoneinfo.ZoneInfo(conf.get('timeZone', 'UTC'))
    languages = set(conf.get('languages', {}))
    pages = []
    bundles = {os.path.dirname(path) for path in files(root, 'content') if os.path.basename(path) == 'index.md'}
    for path in files(root, 'content'):
        within = path.removeprefix('content/')
        lang, rest = within.split('/', 1) if within.split('/')[0] in languages else (default, within)
        in_bundle = any(path.startswith(folder + '/') for folder in bundles)
        if path.endswith(MARKDOWN) and (not in_bundle or stem(path) == 'index'):
            pages.append((path, lang, rest))
    sections = [rest.split('/')[0] for path, _, rest in pages if '/' in rest and stem(path) != '_index']
    main = conf.get('mainSections') or [max(sorted(set(sections)), key=sections.count)]
    for path, lang, rest in pages:
        meta = hugo_metadata(read(root, path))
        section = rest.split('/')[0] if '/' in rest else ''
        post = section in main and stem(path) != '_index'
        keys = ('date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified')
        instant, source = dated(next((str(meta[key]) for key in keys if meta.get(key)), None), zone)
        yield Row(path, 'post' if post else 'page', meta.get('title') or None, instant, source,
                  true(meta.get('draft')), words(meta.get('tags'), ','), lang,
                  hugo_slug(meta, rest, conf.get('permalinks', {}).get(section, '')))


def hugo_configuration(root: str) -> dict:
    for path in ('hugo.toml', 'config.toml'):
        if os.path.exists(os.path.join(root, path)):
            return tomllib.loads(read(root, path))
    return yaml.safe_load(read(root, 'config/_default/hugo.yaml'))


def hugo_metadata(text: str) -> dict:
    toml = block(text, '+++')
    found = tomllib.loads(toml) if toml is not None else yaml_block(text) or {}
    return {key.lower(): value for key, value in found.items()}


def hugo_slug(meta: dict, rest: str, permalink: str) -> str:
    if meta.get('url'):
        return meta['url'].strip('/').split('/')[-1]
    if stem(rest) == '_index':
        return last_segment(rest, '_index')
    if meta.get('slug'):
        return meta['slug']
    if permalink.rstrip('/').endswith(':title'):
        # Seen with Hugo 0.111.3: in a title a plus is a blank, in a name it stays.
        return hugo_urlized(hugo_urlized(meta['title']).replace('+', ' '))
    return hugo_urlized(last_segment(rest))


def hugo_urlized(text: str) -> str:
    """What Hugo's urlize makes of a title: only letters, marks, digits and . / \\ _ # + ~ - @ stay, blanks beside a
    hyphen go, other runs of blanks become one hyphen, all in lower case."""
    kept = ''.join(char for char in text
                   if char.isspace() or char in './\\_#+~-@' or unicodedata.category(char) == 'Nd'
                   or unicodedata.category(char)[0] in 'LM')
    return re.sub(r'\s+', '-', re.sub(r'\s*-\s*', '-', kept.strip())).lower()


def zola(root: str) -> Iterator[Row]:
    """Zola documentation: "Content" > Overview, Section, Page ("Front matter"), "Multilingual sites".

    - content/**/NAME.md and content/**/NAME/index.md are pages, _index.md is a section: a page of the list.
    - Zola knows no posts: a page with a date is one (`sort_by = "date"` leaves out those without).
    - Date: `date` in UTC when it has no zone, else YYYY-MM-DD at the beginning of the file's name. Ambiguous: this
      blog has neither, Zola itself sees no date, and its templates take the day out of `path`. The day is taken here.
    - Address: `path` overrides everything, else `slug`, else the file's name; `taxonomies.tags`; default_language.
    Left out: aliases, [extra].
    """
    lang = tomllib.loads(read(root, 'config.toml')).get('default_language', 'en')
    for path in files(root, 'content'):
        if not path.endswith('.md'):
            continue
        meta = tomllib.loads(block(read(root, path), '+++') or '')
        day = re.search(r'(?:^|/)(\d{4}/\d\d/\d\d)/', meta.get('path', ''))
        named = re.match(r'(\d{4}-\d\d-\d\d)[-_]', os.path.basename(path))
        instant, source = dated(str(meta['date']) if 'date' in meta else None, UTC)
        if instant is None and named:
            instant, source = moment(named[1], UTC), 'name'
        if instant is None and day:
            instant, source = moment(day[1], UTC), 'path'
        section = stem(path) == '_index'
        own = meta['path'].strip('/').split('/')[-1] if meta.get('path') else meta.get('slug')
        slug = own or last_segment(path.removeprefix('content/'), '_index' if section else 'index')
        yield Row(path, 'post' if instant and not section else 'page', meta.get('title'), instant, source,
                  true(meta.get('draft')), words(meta.get('taxonomies', {}).get('tags'), ','), lang, slug)

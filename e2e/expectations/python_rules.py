"""The posts and pages of the generators written in Python: Nikola and Pelican."""

import os
import re
import zoneinfo
from typing import Iterator

from texts import Row, dated, files, moment, read, settings, stem, words, yaml_block


def nikola(root: str) -> Iterator[Row]:
    """Nikola handbook (docs/manual.rst), "Creating a Blog Post", "Metadata fields", "Metadata formats".

    - A post is a file that matches a glob of POSTS, a page one of PAGES; globs apply in every sub-folder and, being
      globs, to no dot-file (so the static comments of pypy.org are none).
    - Metadata: POST.meta beside the post if it is there ("Metadata formats"); else YAML between --- lines; else every
      `.. key: value` line before the first empty line, whatever is around them (an HTML comment, also in .rst).
    - `date` without a zone is in TIMEZONE. "UTC+02:00" is +02:00: dateutil alone would turn the sign round, so
      `to_datetime` of nikola/utils.py takes the name away first. A page without a date gets the file's time: none
      here.
    - `slug` is the file's name when it is not given. Tags are separated by commas. `status: draft` is a draft.
    - Language: DEFAULT_LANG; the blog's TRANSLATIONS name no other ("Multilingual posts").
    Left out: category, link, type, the comments.
    """
    conf = settings(read(root, 'conf.py'))
    zone = zoneinfo.ZoneInfo(conf['TIMEZONE'])
    paths = list(files(root))
    for setting, kind in (('POSTS', 'post'), ('PAGES', 'page')):
        for glob, *_ in conf[setting]:
            top, pattern = os.path.split(glob)
            ending = pattern.removeprefix('*')
            for path in paths:
                if path.startswith(top + '/') and path.endswith(ending):
                    meta = nikola_metadata(root, path)
                    instant, source = dated(meta.get('date'), zone)
                    yield Row(path, kind, meta.get('title') or stem(path), instant, source,
                              meta.get('status') == 'draft', words(meta.get('tags'), ','), conf['DEFAULT_LANG'],
                              meta.get('slug') or stem(path))


def nikola_metadata(root: str, path: str) -> dict:
    sidecar = os.path.splitext(path)[0] + '.meta'
    if os.path.exists(os.path.join(root, sidecar)):
        head = read(root, sidecar)
    else:
        text = read(root, path)
        of_yaml = yaml_block(text)
        if of_yaml is not None:
            return of_yaml
        head = text.lstrip('\n').split('\n\n')[0]
    lines = (re.match(r'\s*\.\. ([^:]+):(.*)', line) for line in head.split('\n'))
    return {match[1]: match[2].strip() for match in lines if match}


def pelican(root: str) -> Iterator[Row]:
    """Pelican documentation, "Writing content" (File metadata) and "Settings" (PATH, PAGE_PATHS, FILENAME_METADATA).

    - Everything below PATH with an ending of MARKUP is an article, below PAGE_PATHS (default: pages) a page; static
      folders hold none. README.md and notes.md at the root are outside PATH.
    - Markdown metadata are the lines `Key: value` up to the first line that is none (python-markdown, "Meta-Data"
      extension): keys in lower case, four blanks continue a value. It is not YAML.
    - A date without a zone is in TIMEZONE; without a date, DEFAULT_DATE or the YYYY-MM-DD of the name.
    - Tags are separated by commas, or by semicolons if there is one. Language: `lang`, else DEFAULT_LANG.
    - Slug: `slug`, else from the title (SLUGIFY_SOURCE); every file here has one.
    Left out: category (the folder), comments.
    """
    conf = settings(read(root, 'pelicanconf.py'))
    zone = zoneinfo.ZoneInfo(conf['TIMEZONE'])
    top = conf['PATH']
    for path in files(root, top):
        if not path.endswith(tuple('.' + ending for ending in conf['MARKUP'])):
            continue
        meta = pelican_metadata(read(root, path))
        page = path.startswith(top + '/pages/')
        instant, source = dated(meta.get('date'), zone)
        named = re.match(r'\d{4}-\d\d-\d\d', os.path.basename(path))
        if instant is None and named and not page:
            instant, source = moment(named[0], zone), 'name'
        tags = meta.get('tags', '')
        yield Row(path, 'page' if page else 'post', meta.get('title'), instant, source,
                  meta.get('status') == 'draft', words(tags, ';' if ';' in tags else ','),
                  meta.get('lang', conf['DEFAULT_LANG']), meta['slug'])


def pelican_metadata(text: str) -> dict:
    found: dict[str, str] = {}
    key = None
    for line in text.split('\n'):
        match = re.match(r' {0,3}([A-Za-z0-9_-]+):\s*(.*)', line)
        if match:
            key = match[1].lower()
            found.setdefault(key, match[2].strip())
        elif key and line.startswith('    ') and line.strip():
            found[key] += ' ' + line.strip()
        elif line.strip() != '---':
            break
    return found

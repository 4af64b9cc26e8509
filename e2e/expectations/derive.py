#!/usr/bin/env python3
"""Derives the expectation tables of this folder from real blogs, without any code of Leysin.

    python3 e2e/expectations/derive.py BLOGS [BLOG ...]

BLOGS is a folder of blogs, each with a SOURCE.txt whose "Generator:" line says what built it. For each blog this
writes BLOG.tsv beside this file: what `leysin list --json` has to say of every post and page. README.md here has the
format and the ambiguities. Needs Python 3.11 (tomllib, zoneinfo) and PyYAML.

What a post, its date, its language and its address are is taken from the generators' documentation: each function
of python_rules.py, section_rules.py and template_rules.py names its sections. Only the files of a blog's sample are
seen: no theme, no git history, no file times.
"""

import os
import re
import sys

# Nothing but tables is written beside the tables.
sys.dont_write_bytecode = True

from python_rules import nikola, pelican
from section_rules import hugo, zola
from template_rules import astro, eleventy, hexo, jekyll
from texts import OPEN, UTC, Row

HERE = os.path.dirname(os.path.abspath(__file__))

GENERATORS = {rule.__name__: rule for rule in (nikola, pelican, hugo, zola, jekyll, hexo, eleventy, astro)}


def line(row: Row) -> str:
    utc = row.instant and row.instant.astimezone(UTC).isoformat(timespec='milliseconds')
    instant = utc.replace('+00:00', 'Z') if utc else ''
    # A folded title ends in a line feed that no page shows.
    title = OPEN if row.title is None else row.title.strip()
    cells = (row.path, row.kind, title, instant, row.source, 'draft' if row.draft else '', '|'.join(row.tags),
             row.lang, row.slug)
    for cell in cells:
        if re.search(r'[\t\n]', cell) or any('|' in tag for tag in row.tags):
            raise ValueError(f'{row.path}: {cell!r} does not fit into a table')
    return '\t'.join(cells)


def main() -> None:
    blogs, *names = sys.argv[1:]
    for name in names or sorted(os.listdir(blogs)):
        root = os.path.join(blogs, name)
        source = os.path.join(root, 'SOURCE.txt')
        if not os.path.exists(source):
            continue
        with open(source, encoding='utf-8') as file:
            generator = re.search(r'^Generator:\s*(\w+)', file.read(), re.M)[1].lower()
        rows = sorted(GENERATORS[generator](root))
        head = ('path', 'kind', 'title', 'instant', 'source', 'draft', 'tags', 'lang', 'slug')
        with open(os.path.join(HERE, name + '.tsv'), 'w', encoding='utf-8', newline='\n') as file:
            file.write('\n'.join((f'# generator: {generator}', '\t'.join(head), *map(line, rows))) + '\n')
        posts = sum(row.kind == 'post' for row in rows)
        print(f'{name}: {generator}, {posts} posts, {len(rows) - posts} pages')


if __name__ == '__main__':
    main()

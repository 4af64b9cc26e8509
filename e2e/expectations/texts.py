"""What the rules of every generator are made of: a row, files, front matter, moments."""

import ast
import datetime
import os
import re
from typing import Iterator, NamedTuple

import yaml

UTC = datetime.timezone.utc
MARKDOWN = ('.md', '.markdown', '.mdown', '.mkd', '.mkdn')
# Written where the generator gives no answer, so that the field is not compared.
OPEN = '~'


class Row(NamedTuple):
    path: str
    kind: str
    # None: the generator has no title, and whatever the list shows instead is right if it is not empty.
    title: str | None
    instant: datetime.datetime | None
    # Where the instant comes from: key, name (of the file), path (the address key) or none.
    source: str
    draft: bool
    tags: list[str]
    lang: str
    slug: str


def files(root: str, top: str = '') -> Iterator[str]:
    """Paths below `top`, relative to `root`, without anything whose name begins with a dot."""
    for folder, folders, names in os.walk(os.path.join(root, top)):
        folders[:] = sorted(name for name in folders if not name.startswith('.') and name != 'node_modules')
        for name in sorted(names):
            if not name.startswith('.'):
                yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, '/')


def read(root: str, path: str) -> str:
    # Universal newlines and no byte order mark, as all these generators read.
    with open(os.path.join(root, path), encoding='utf-8-sig', newline=None) as file:
        return file.read()


def block(text: str, fence: str) -> str | None:
    """The front matter between two lines of `fence`, the first of which begins the file."""
    first, *rest = text.split('\n')
    if first.rstrip() != fence:
        return None
    for number, line in enumerate(rest):
        if line.rstrip() == fence:
            return '\n'.join(rest[:number]) + '\n'
    return None


def yaml_block(text: str) -> dict | None:
    """YAML front matter with every scalar as the text it was written as; None when there is none."""
    inside = block(text, '---')
    if inside is None:
        return None
    # BaseLoader resolves no types: a title 2019 or a date stay what they were written as.
    found = yaml.load(inside, yaml.BaseLoader)
    return found if isinstance(found, dict) else {}


def stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def last_segment(path: str, index: str = 'index') -> str:
    """The last segment of the address a path gives: an index file is reached by its folder's name."""
    if stem(path) != index:
        return stem(path)
    return os.path.basename(os.path.dirname(path)) or OPEN


def words(value: object, separator: str) -> list[str]:
    items = value if isinstance(value, list) else str(value or '').split(separator)
    return [text for text in (str(item).strip() for item in items) if text]


def true(value: object) -> bool:
    return value is True or str(value).lower() == 'true'


MOMENT = re.compile(
    r'(\d{4})[-/](\d{1,2})[-/](\d{1,2})'
    r'(?:[Tt\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?'
    r'\s*(?:(Z|UTC|GMT)?\s*(?:([-+])(\d\d?):?(\d\d)?)?)?')


def moment(text: str, zone: datetime.tzinfo) -> datetime.datetime:
    """The moment a date means when one without a zone is in `zone`. Raises ValueError for what is no date."""
    match = MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'no date: {text!r}')
    year, month, day, hour, minute, second, fraction, name, sign, hours, minutes = match.groups()
    if sign:
        offset = datetime.timedelta(hours=int(hours), minutes=int(minutes or 0))
        zone = datetime.timezone(-offset if sign == '-' else offset)
    elif name:
        zone = UTC
    micro = int((fraction or '0')[:6].ljust(6, '0'))
    return datetime.datetime(
        int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), micro, zone)


def dated(text: str | None, zone: datetime.tzinfo) -> tuple[datetime.datetime | None, str]:
    return (moment(text, zone), 'key') if text else (None, 'none')


def settings(text: str) -> dict:
    """The literal settings of a Python configuration, read and not run."""
    found = {}
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                found[statement.targets[0].id] = ast.literal_eval(statement.value)
            except ValueError:
                pass
    return found

# Settings of the sample blog, for Nikola. Only plain values: Leysin reads this file and never runs it.

BLOG_TITLE = "The Snow Line"
BLOG_AUTHOR = "The people at the hut"
BLOG_DESCRIPTION = "Four people, one stove and a compiler, at 1,640 metres"
SITE_URL = "https://snow-line.example/"

DEFAULT_LANG = "en"
TRANSLATIONS = {
    "en": "",
    "sv": "./sv",
}
TRANSLATIONS_PATTERN = "{path}.{lang}.{ext}"
TIMEZONE = "UTC"

POSTS = (
    ("posts/*.md", "posts", "post.tmpl"),
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.html", "posts", "post.tmpl"),
)
PAGES = (
    ("pages/*.md", "", "page.tmpl"),
)
COMPILERS = {
    "markdown": (".md",),
    "rest": (".rst",),
    "html": (".html",),
}
MARKDOWN_EXTENSIONS = [
    "markdown.extensions.fenced_code",
    "markdown.extensions.codehilite",
    "markdown.extensions.extra",
    "markdown.extensions.toc",
]

NEW_POST_DATE_PATH = True
NEW_POST_DATE_PATH_FORMAT = "%Y"
METADATA_FORMAT = "YAML"
IMAGE_FOLDERS = {"images": "images"}
OUTPUT_FOLDER = "output"
PRETTY_URLS = False

USE_KATEX = True
KATEX_AUTO_RENDER = """
delimiters: [
    {left: "$$", right: "$$", display: true},
    {left: "$", right: "$", display: false}
]
"""

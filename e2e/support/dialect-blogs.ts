/** A blog in one dialect of metadata, and the post to open in it. */
export interface DialectBlog {
  /** What its generator and dialect are called, for the name of a picture. */
  readonly name: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

const story = `The first snow fell **in the night**, and nobody heard it. In the morning the [ridge](https://hut.invalid/ridge) was
white down to the tree line, and the marmots had gone.

## What we did

- swept the steps and the roof of the shed
- lit the stove, which took three matches
- wrote down who owes how much for the soup

## What is left

The wood for one more week[^wood], half a cheese, and a book about glaciers that begins well and then only counts.

[^wood]: Two weeks, if we go to bed at eight.
`;

const jekyll: DialectBlog = {
  name: 'jekyll-yaml',
  title: 'First snow',
  files: {
    '_config.yml': 'title: Hut notes\ntimezone: Europe/Zurich\n',
    '_posts/2024-11-02-first-snow.md': `---
layout: post
title:  "First snow at the hut"   # the title
date:   2024-11-02 08:15:00 +0100
tags: [winter, hut, soup]
author: Annika
image: /images/ridge.png
published: false
---

${story}`,
    '_posts/2024-10-01-stove.md':
      '---\nlayout: post\ntitle: The stove\ndate: 2024-10-01 10:00:00 +0200\ntags: [hut, slow food]\nauthor: Berta\nimage: /images/ridge.png\ncanonical_url: https://hut.invalid/stove\n---\nWarm.\n',
    '_posts/2024-09-01-path.md':
      '---\nlayout: page\ntitle: The path\ndate: 2024-09-01 10:00:00 +0200\ntags: [walks]\nfeatured: true\n---\nSteep.\n',
  },
};

const hugo: DialectBlog = {
  name: 'hugo-toml',
  title: 'First snow',
  files: {
    'hugo.toml': "baseURL = 'https://hut.invalid/'\ntitle = 'Hut notes'\n",
    'content/posts/first-snow.md': `+++
title = 'First snow at the hut'
date = 2024-11-02T08:15:00+01:00
draft = true
tags = ['winter', "hut"] # two
description = 'It fell in the night, and nobody heard it.'
weight = 3
+++

${story}`,
    'content/posts/stove.md':
      "+++\ntitle = 'The stove'\ndate = 2024-10-01\ntags = ['hut']\nauthor = 'Berta'\ncanonicalURL = 'https://hut.invalid/stove'\nshowToc = true\n+++\nWarm.\n",
  },
};

const nikola: DialectBlog = {
  name: 'nikola-comment',
  title: 'First snow',
  files: {
    'conf.py':
      'BLOG_TITLE = "Hut notes"\nSITE_URL = "https://hut.invalid/"\nTIMEZONE = "Europe/Zurich"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\nPAGES = ()\nCOMPILERS = {"markdown": [".md"]}\n',
    'posts/first-snow.md': `<!--
.. title: First snow at the hut
.. slug: first-snow
.. date: 2024-11-02 08:15:00 UTC+01:00
.. tags: winter, hut, draft
.. category: notes
.. link:
.. description: It fell in the night, and nobody heard it.
.. type: text
-->

${story}`,
    'posts/stove.md':
      '<!--\n.. title: The stove\n.. slug: stove\n.. date: 2024-10-01 10:00:00 UTC+02:00\n.. tags: hut\n.. category: notes\n-->\n\nWarm.\n',
  },
};

const pelican: DialectBlog = {
  name: 'pelican-lines',
  title: 'First snow',
  files: {
    'pelicanconf.py': "SITENAME = 'Hut notes'\nPATH = 'content'\nTIMEZONE = 'America/Los_Angeles'\n",
    'content/first-snow.md': `Title: First snow at the hut
Date: 2024-11-02 18:15
Tags: winter, hut, soup, memories, marmots
Category: Notes
Slug: first-snow
Status: draft
Summary: It fell in the night, and nobody heard it.

${story}`,
    'content/stove.md':
      'Title: The stove\nDate: 2024-10-01 10:00\nTags: hut\nCategory: Notes\nAuthor: Berta\n\nWarm.\n',
  },
};

const json: DialectBlog = {
  name: 'hugo-json',
  title: 'First snow',
  files: {
    'hugo.toml': "baseURL = 'https://hut.invalid/'\ntitle = 'Hut notes'\n",
    'content/posts/first-snow.md': `{
  "title": "First snow at the hut",
  "date": "2024-11-02T08:15:00Z",
  "draft": true,
  "tags": ["winter", "hut"],
  "author": "Annika"
}

${story}`,
    'content/posts/stove.md':
      '{\n  "title": "The stove",\n  "date": "2024-10-01T10:00:00Z",\n  "tags": ["hut"]\n}\n\nWarm.\n',
  },
};

/** The form's five dialects: YAML, TOML, a comment of Nikola, lines of Pelican, JSON. */
export const dialectBlogs: readonly DialectBlog[] = [jekyll, hugo, nikola, pelican, json];

/** A post from right to left. */
export const hebrewBlog: DialectBlog = {
  name: 'right-to-left',
  title: 'שלג',
  files: {
    '_config.yml': 'title: רשימות\ntimezone: Asia/Jerusalem\nlang: he\n',
    '_posts/2024-11-02-sheleg.md':
      '---\ntitle: שלג ראשון על ההר\ndate: 2024-11-02 08:15:00 +0200\ntags: [חורף, בית]\ndescription: הוא ירד בלילה, ואיש לא שמע אותו.\n---\n\nהשלג הראשון ירד **בלילה**, ואיש לא שמע אותו.\n',
  },
};

/** A post whose metadata cannot be read. */
export const brokenBlog: DialectBlog = {
  name: 'broken',
  title: 'first-snow',
  files: {
    ...jekyll.files,
    '_posts/2024-11-02-first-snow.md': `---\ntitle: First snow at the hut\ntags: [winter, hut\ndate: 2024-11-02\n---\n\n${story}`,
  },
};

import type { NewPostStyle } from '../model/blog-settings.ts';

/** The dialects of metadata in plain words. */
export const styleNames: Readonly<Record<NewPostStyle, string>> = {
  yaml: 'YAML front matter between ---',
  toml: 'TOML front matter between +++',
  json: 'JSON front matter',
  'hexo-json': 'JSON front matter ended by ;;;',
  'named-fence': 'another language between --- lines that name it',
  'nikola-lines': 'Lines such as “.. title: A post”',
  'nikola-comment': 'Lines such as “.. title: A post” in a comment',
  'key-value': 'Lines such as “Title: A post”',
  'key-value-fenced': 'Lines such as “Title: A post” between ---',
  'rest-docinfo': 'The title and fields of a reStructuredText document',
  'org-keywords': 'Lines such as “#+TITLE: A post”',
  'html-meta': 'The head of an HTML document',
  none: 'None: the first heading is the title',
};

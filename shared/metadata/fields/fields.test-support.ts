import { recogniseSite } from '../../generators/all-generators.ts';
import type { Site } from '../../model/blog.ts';
import { applyChanges } from '../../model/text-change.ts';
import { blogFields } from './blog-fields.ts';
import { changeField } from './change-field.ts';
import { metadataPlaceOf } from './metadata-place.ts';
import type { BlogFields, ChangeOptions, FieldSource, FieldValue, PostField } from './post-field.ts';
import { postFields } from './post-fields.ts';

/** The site of a blog that consists of these files. */
export function siteOf(files: Readonly<Record<string, string>>): Site {
  return recogniseSite({ paths: Object.keys(files), text: path => files[path] });
}

export const sites = {
  jekyll: siteOf({ '_config.yml': 'title: A\n', '_posts/2024-01-01-a.md': '---\ntitle: A\n---\n' }),
  hugo: siteOf({ 'hugo.toml': 'title = "A"\n', 'content/posts/a.md': '+++\ntitle = "A"\n+++\n' }),
  zola: siteOf({
    'config.toml': 'base_url = "https://example.org"\n[markdown]\nhighlight_code = true\n',
    'content/_index.md': '+++\n+++\n',
    'content/a.md': '+++\ntitle = "A"\n+++\n',
    'templates/index.html': '',
  }),
  nikola: siteOf({
    'conf.py':
      'POSTS = (("posts/*.md", "posts", "post.tmpl"), ("posts/*.html", "posts", "post.tmpl"))\nCOMPILERS = {"markdown": (".md",), "html": (".html",)}\n',
  }),
  pelican: siteOf({
    'pelicanconf.py': 'PATH = "content"\nSITENAME = "A"\n',
    'content/a.md': 'Title: A\n\nText\n',
  }),
  plain: siteOf({ 'a.md': '# A\n' }),
};

/** What the posts of a blog show, the newest first; the path of each is that of the first. */
export function blogOf(site: Site, path: string, texts: readonly string[]): BlogFields {
  const neighbours = texts.flatMap(text => {
    const { block } = metadataPlaceOf({ site, path, text });
    return block === undefined ? [] : [{ text, block }];
  });
  return blogFields(site, neighbours);
}

/** The field of an id. */
export function fieldNamed(source: FieldSource, blog: BlogFields, id: string): PostField {
  const found = postFields(source, blog).fields.find(field => field.id === id);
  if (found === undefined) throw new Error(`no field ${id}`);
  return found;
}

/** The files after a change, or its refusal with `!` before it. */
export function changed(
  source: FieldSource,
  blog: BlogFields,
  id: string,
  value: FieldValue | undefined,
  options: ChangeOptions = { isUnpublished: false },
): { readonly text: string; readonly sidecarText?: string } | string {
  const result = changeField(source, blog, fieldNamed(source, blog, id), value, options);
  if ('reason' in result) return `!${result.reason}`;
  const own = result.changes.filter(({ path }) => path === source.path);
  const beside = result.changes.filter(({ path }) => path !== source.path);
  const text = applyChanges(source.text, own);
  return source.sidecarText === undefined
    ? { text }
    : { text, sidecarText: applyChanges(source.sidecarText, beside) };
}

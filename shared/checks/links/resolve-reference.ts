import {
  endingOf,
  folderOf,
  followPath,
  joinPath,
  nameOf,
  withoutEnding,
} from '../../generators/paths/blog-paths.ts';
import type { PostEntry } from '../../model/post.ts';
import type { BlogView, CheckedPost } from '../check.ts';
import type { LinkTarget } from './link-target.ts';
import { entriesNamed } from './name-index.ts';
import type { ReadReference } from './reference-tag.ts';

const unknown: LinkTarget = { kind: 'unknown' };

/** Finds what a tag of the generator leads to. A target that is not written out, such as a variable, is `unknown`. */
export function resolveReference(
  post: CheckedPost,
  blog: BlogView,
  { name, target }: ReadReference,
  fragment: string,
): LinkTarget {
  if (target === '' || /[{}|]/.test(target)) return unknown;
  if (name === 'ref') return resolveRef(post, blog, target);
  if (name === 'link') return resolveFile(blog, target, fragment);
  const entry = name === 'post_url' ? findDated(blog, target) : findNamed(blog, target);
  if (entry !== undefined) return { kind: 'post', entry, fragment };
  return { kind: 'nothing', what: `there is no post named ${target}` };
}

/** Jekyll's `link`: the path of a file from the site's folder. */
function resolveFile(blog: BlogView, target: string, fragment: string): LinkTarget {
  // A page, a variable: only paths have an ending.
  if (endingOf(target) === '') return unknown;
  const path = joinPath(blog.site.root, target.replace(/^\/+/, ''));
  const inCollections = joinPath(blog.site.root, blog.site.options.collectionsFolder ?? '', target);
  const found = [path, inCollections].find(candidate => blog.hasFile(candidate));
  const entry = found === undefined ? undefined : blog.entry(found);
  if (entry !== undefined) return { kind: 'post', entry, fragment };
  if (found !== undefined) return { kind: 'file' };
  const otherCase = blog.otherCase(path);
  const what = `there is no ${path} in the blog`;
  return otherCase === undefined ? { kind: 'nothing', what } : { kind: 'nothing', what, otherCase };
}

/** Jekyll's `post_url`: a file's name without its ending, with folders below `_posts` where it is in some. */
function findDated({ entries }: BlogView, target: string): PostEntry | undefined {
  const wanted = target.replace(/^\/+/, '');
  return entriesNamed(entries, nameOf(wanted)).find(({ path }) => {
    const name = withoutEnding(path);
    return name === wanted || name.endsWith(`/${wanted}`);
  });
}

/** Hexo's `post_link`: a path below `_posts` without its ending, or a title. */
function findNamed({ entries }: BlogView, target: string): PostEntry | undefined {
  const wanted = target.replace(/^\/+/, '').toLowerCase();
  const named = entriesNamed(entries, nameOf(wanted)).find(({ path, slug }) => {
    const name = withoutEnding(path).toLowerCase();
    return name.endsWith(`/${wanted}`) || slug.toLowerCase() === wanted;
  });
  return named ?? entries.find(({ title }) => title.toLowerCase() === wanted);
}

/** Hugo's `ref` and `relref`: a path of a page with or without its ending, from the content, the page or anywhere. */
function resolveRef(post: CheckedPost, blog: BlogView, target: string): LinkTarget {
  const [written = '', fragment = ''] = target.split('#');
  if (written === '') return { kind: 'post', entry: post.entry, fragment };
  const wanted = pageName(written.replace(/^\/+|\/+$/g, ''));
  const beside = followPath(folderOf(post.source.path), pageName(written));
  const entry = entriesNamed(blog.entries, nameOf(beside ?? wanted)).find(({ path, lang }) => {
    const name = pageName(path);
    return lang === post.entry.lang && (name === beside || name === wanted || name.endsWith(`/${wanted}`));
  });
  if (entry !== undefined) return { kind: 'post', entry, fragment };
  const tail = wanted.replace(/^(?:\.{1,2}\/)+/, '');
  const isThere = ['md', 'html', 'markdown', 'org', 'adoc', 'json']
    .flatMap(ending => [`${tail}.${ending}`, `${tail}/index.${ending}`, `${tail}/_index.${ending}`])
    .some(path => blog.endsSomeFile(path));
  return isThere ? unknown : { kind: 'nothing', what: `there is no page ${written}` };
}

/** Without ending, `index` and language: `posts/a/index.de.md` is `posts/a`. */
function pageName(path: string): string {
  return path
    .replace(/\.(?:md|markdown|html?|mdx|org|adoc)$/i, '')
    .replace(/\.[a-z]{2,3}(?:-[a-z]{2,4})?$/i, '')
    .replace(/\/_?index$/, '');
}

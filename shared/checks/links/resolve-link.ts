import { endingOf, folderOf, followPath, withoutEnding } from '../../generators/paths/blog-paths.ts';
import type { BlogPath } from '../../model/blog.ts';
import type { BlogView, CheckedPost } from '../check.ts';
import type { LinkTarget } from './link-target.ts';
import { entriesNamed } from './name-index.ts';
import { readReferenceTag } from './reference-tag.ts';
import { resolveReference } from './resolve-reference.ts';
import { readLocalLink, withoutBase } from './site-path.ts';

const unknown: LinkTarget = { kind: 'unknown' };

/** Files that posts are made of. */
const sourceEndings: ReadonlySet<string> = new Set(['.md', '.markdown', '.mdx', '.mdown', '.mkd', '.rst']);

/** Files that no generator makes: they are in the blog or they are not. */
const fileEndings: ReadonlySet<string> = new Set(
  'png jpg jpeg gif svg webp avif bmp mp4 webm ogv mp3 ogg oga wav m4a flac pdf epub zip gz tgz tar bz2 xz 7z doc docx odt ods odp xls xlsx ppt pptx ipynb'
    .split(' ')
    .map(ending => `.${ending}`),
);

/** Finds what an address of a post leads to. What is not known for certain is `unknown`. */
export function resolveLink(post: CheckedPost, blog: BlogView, url: string): LinkTarget {
  const reference = readReferenceTag(url.trim());
  if (reference !== undefined) return resolveReference(post, blog, reference, fragmentBehind(url));
  const special = resolveSpecial(post, blog, url);
  if (special !== undefined) return special;
  const link = readLocalLink(url);
  if (link === undefined) return unknown;
  if (link.path === '') return { kind: 'post', entry: post.entry, fragment: link.fragment };
  const file = blog.generator.resolveAsset(blog.site, url.trim().replace(/[?#].*$/s, ''), post.source.path);
  if (file !== undefined && blog.hasFile(file)) return toFile(blog, file, link.fragment);
  return link.path.startsWith('/')
    ? resolveFromRoot(blog, link.path, file, link.fragment)
    : resolveFromPost(post, blog, link.path, file, link.fragment);
}

/** What stands behind a tag in an address: `{% post_url a %}#part`. */
function fragmentBehind(url: string): string {
  return /[}]#([^\s]*)$/.exec(url.trim())?.[1] ?? '';
}

function toFile(blog: BlogView, path: BlogPath, fragment: string): LinkTarget {
  const entry = blog.entry(path);
  return entry === undefined ? { kind: 'file' } : { kind: 'post', entry, fragment };
}

/** Ways of a generator's own: `link://slug/a` of Nikola, `{filename}a.md` of Pelican, `@/a.md` of Zola. */
function resolveSpecial(post: CheckedPost, blog: BlogView, url: string): LinkTarget | undefined {
  const { generator } = blog.site;
  const nikola = generator === 'nikola' ? /^link:\/\/(\w+)\/([^#?]*)(?:#(.*))?$/.exec(url.trim()) : null;
  if (nikola !== null) {
    const [, kind, name = '', fragment = ''] = nikola;
    if (kind !== 'slug') return unknown;
    const entry = entriesNamed(blog.entries, name).find(({ slug }) => slug === name);
    return entry === undefined
      ? { kind: 'nothing', what: `no post has the slug “${name}”` }
      : { kind: 'post', entry, fragment };
  }
  const isOwn =
    (generator === 'pelican' && /^(?:\{filename\}|\|filename\|)/.test(url.trim())) ||
    (generator === 'zola' && url.trim().startsWith('@/'));
  if (!isOwn) return undefined;
  const fragment = /#(.*)$/s.exec(url)?.[1] ?? '';
  const file = blog.generator.resolveAsset(blog.site, url.trim().replace(/[?#].*$/s, ''), post.source.path);
  if (file === undefined) return unknown;
  return blog.hasFile(file) ? toFile(blog, file, fragment) : missing(blog, file);
}

function missing(blog: BlogView, file: BlogPath): LinkTarget {
  const otherCase = blog.otherCase(file);
  const what = `there is no ${file} in the blog`;
  return otherCase === undefined ? { kind: 'nothing', what } : { kind: 'nothing', what, otherCase };
}

function resolveFromRoot(
  blog: BlogView,
  path: string,
  file: BlogPath | undefined,
  fragment: string,
): LinkTarget {
  const address = withoutBase(blog.site, path);
  const [entry] = blog.atAddress(address) ?? [];
  if (entry !== undefined) return { kind: 'post', entry, fragment };
  if (isFileName(address))
    return blog.endsSomeFile(address.slice(1)) ? unknown : missingFile(blog, address, file);
  // What posts and pages claim takes a look into each of them, which comes last.
  if (!blog.isPostAddress(address) || isMadeOfFile(blog, address) || blog.claimsAddress(address))
    return unknown;
  return { kind: 'nothing', what: `no post has the address ${address}` };
}

function missingFile(blog: BlogView, address: string, file: BlogPath | undefined): LinkTarget {
  return missing(blog, file ?? address.replace(/^\/+/, ''));
}

function isFileName(path: string): boolean {
  return fileEndings.has(endingOf(path));
}

/** Whether some file of the blog could become the page at an address. */
function isMadeOfFile(blog: BlogView, address: string): boolean {
  const name = withoutPageEnding(address.replace(/^\/+|\/+$/g, ''));
  if (name === '') return true;
  const sources = ['html', 'md', 'markdown', 'mdx', 'rst', 'njk', 'liquid', 'astro', 'tsx', 'jsx', 'js'];
  return sources.some(
    ending => blog.endsSomeFile(`${name}.${ending}`) || blog.endsSomeFile(`${name}/index.${ending}`),
  );
}

function withoutPageEnding(path: string): string {
  return /\.html?$/i.test(path) ? withoutEnding(path) : path;
}

function resolveFromPost(
  post: CheckedPost,
  blog: BlogView,
  path: string,
  file: BlogPath | undefined,
  fragment: string,
): LinkTarget {
  const beside = followPath(folderOf(post.source.path), path);
  if (beside !== undefined && blog.hasFile(beside)) return toFile(blog, beside, fragment);
  const own = blog.ownAddress(post.entry);
  const address = own === undefined ? undefined : followPath(folderOf(own).replace(/^\//, ''), path);
  const [entry] = address === undefined ? [] : (blog.atAddress(`/${address}`) ?? []);
  if (entry !== undefined) return { kind: 'post', entry, fragment };
  if (sourceEndings.has(endingOf(path)) || isFileName(path)) {
    const below = path.replace(/^(?:\.{1,2}\/)+/, '');
    const target = file ?? beside;
    return target === undefined || blog.endsSomeFile(below)
      ? unknownUnlessCase(blog, target)
      : missing(blog, target);
  }
  return unknown;
}

/** A file that lies elsewhere may be put where the link has it; one beside it that differs in case is what was meant. */
function unknownUnlessCase(blog: BlogView, target: BlogPath | undefined): LinkTarget {
  const otherCase = target === undefined ? undefined : blog.otherCase(target);
  return target === undefined || otherCase === undefined ? unknown : missing(blog, target);
}

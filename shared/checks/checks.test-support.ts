import { noSettings } from '../blog-settings/read-blog-settings.ts';
import { settleSite } from '../blog-settings/settle-site.ts';
import { findGenerator, recogniseSite } from '../generators/all-generators.ts';
import type { PostEntry } from '../model/post.ts';
import type { BlogView } from './check.ts';
import { checkedPost } from './checked-post.ts';
import { blogAddresses } from './links/blog-addresses.ts';
import type { PictureFacts } from './pictures/picture-facts.ts';
import { type CheckOptions, type NewFinding, runChecks } from './run-checks.ts';

/** A blog in memory: texts by path, and what its pictures are like. */
export interface MemoryBlog {
  readonly files: Readonly<Record<string, string>>;
  readonly pictures?: Readonly<Record<string, PictureFacts>>;
  readonly now?: string;
  /** Texts of the last commit, by path. */
  readonly before?: Readonly<Record<string, string>>;
}

/** A picture nobody minds. */
export const plainPicture: PictureFacts = { size: 1_000, width: 10, height: 10, hasPlace: false };

/** The view that rules have of a blog in memory. */
export function viewOfMemory({
  files,
  pictures = {},
  now = '2024-06-01T12:00:00.000Z',
  before = {},
}: MemoryBlog): BlogView {
  const paths = [...Object.keys(files), ...Object.keys(pictures)];
  const folder = { paths, text: (path: string) => files[path] };
  const { site } = settleSite(folder, noSettings);
  const generator = findGenerator(recogniseSite(folder).generator);
  const entries = Object.keys(files).flatMap((path): PostEntry[] => {
    const kind = generator.classify(site, path);
    if (kind === undefined) return [];
    const { metadata, error } = generator.readMetadata(site, sourceOf(path));
    const entry = { path, kind, ...metadata, translations: [], comments: 0 };
    return [error === undefined ? { ...entry, state: 'ok' } : { ...entry, state: 'broken', error }];
  });
  function sourceOf(path: string) {
    const text = files[path] ?? '';
    const sidecarText = files[generator.sidecarOf(site, path) ?? ''];
    return sidecarText === undefined ? { path, text } : { path, text, sidecarText };
  }
  const addresses = blogAddresses(site, entries);
  const entryAt = (path: string) => entries.find(entry => entry.path === path);
  const isThere = (path: string) => paths.includes(path);
  const otherCase = (path: string) => {
    const found = paths.find(candidate => candidate.toLowerCase() === path.toLowerCase());
    return found === path ? undefined : found;
  };
  return {
    site,
    generator,
    entries,
    now,
    entry: entryAt,
    hasFile: isThere,
    otherCase,
    endsSomeFile: tail => paths.some(path => path === tail || path.endsWith(`/${tail}`)),
    atAddress: addresses.at,
    ownAddress: addresses.of,
    isPostAddress: addresses.isOfPost,
    claimsAddress: address => {
      const claim = address.replace(/^\/+|\/+$/g, '');
      return entries.some(({ path }) => /^---\n[\s\S]*?\n---/.exec(files[path] ?? '')?.[0].includes(claim));
    },
    post: path => {
      const entry = entryAt(path);
      return entry && checkedPost(site, generator, sourceOf(path), entry, before[path]);
    },
    text: path => files[path],
    picture: path => pictures[path],
  };
}

/** What is found in one post of a blog in memory. */
export function findingsIn(
  blog: MemoryBlog,
  path: string,
  options: Partial<CheckOptions> = {},
): readonly NewFinding[] {
  const view = viewOfMemory(blog);
  const post = view.post(path);
  if (post === undefined) throw new Error(`${path} is no post of the blog`);
  return runChecks(post, view, { settings: {}, isPublishing: false, ...options });
}

/** The rules that find something, each with its line: `todo:4`. */
export function rulesIn(blog: MemoryBlog, path: string, options?: Partial<CheckOptions>): readonly string[] {
  return findingsIn(blog, path, options).map(({ rule, line }) => `${rule}:${line}`);
}

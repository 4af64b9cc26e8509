import type { BlogPath } from '../../model/blog.ts';
import type { BlogView, CheckedPost, PostLink } from '../check.ts';
import { readReferenceTag } from '../links/reference-tag.ts';
import { readLocalLink } from '../links/site-path.ts';
import { metadataPictures } from './metadata-pictures.ts';

/** A picture of the blog that a post shows. */
export interface ShownPicture {
  /** As written. */
  readonly url: string;
  /** UTF-16 offset of it in the file it is in. */
  readonly at: number;
  readonly isInMetadata?: true;
  /** Where it lies or should lie. */
  readonly file: BlogPath;
  /** The end of the path that it has wherever a theme keeps it. */
  readonly below: string;
  readonly link?: PostLink;
}

/** The pictures of the blog that a post shows in its text and names in its metadata, as far as that can be told. */
export function findPictures(post: CheckedPost, blog: BlogView): readonly ShownPicture[] {
  const found: ShownPicture[] = [];
  for (const link of post.parts.links) {
    if (link.kind !== 'picture' || readReferenceTag(link.url) !== undefined) continue;
    const place = placeOf(post, blog, link.url);
    if (place !== undefined) found.push({ url: link.url, at: link.from, link, ...place });
  }
  for (const { url, at } of metadataPictures(post)) {
    const place = placeOf(post, blog, url);
    if (place !== undefined) found.push({ url, at, isInMetadata: true, ...place });
  }
  return found;
}

function placeOf(
  { source }: CheckedPost,
  blog: BlogView,
  url: string,
): { readonly file: BlogPath; readonly below: string } | undefined {
  const link = readLocalLink(url);
  if (link === undefined || link.path === '') return undefined;
  const file = blog.generator.resolveAsset(blog.site, url.trim(), source.path);
  if (file === undefined) return undefined;
  const below = link.path.replace(/^(?:\.{0,2}\/)+|^[@~][^/]*\/|^[{|][^}|]*[}|]\/?/, '');
  return { file, below: below === '' ? file : below };
}

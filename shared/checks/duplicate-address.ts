import type { PostEntry } from '../model/post.ts';
import type { BlogView, Check, CheckedPost } from './check.ts';
import { fieldOffset } from './metadata/field-offset.ts';

/** Keys by which a post says its address itself, whatever the rule of the site. */
const addressKeys: ReadonlySet<string> = new Set(['url', 'permalink', 'path', 'save_as', 'lang', 'language']);

/** Two posts for which the generator makes the same page: readers get one of them. */
export const duplicateAddress: Check = {
  rule: 'duplicate-address',
  severity: 'error',
  find(post, blog) {
    const { entry } = post;
    const address = entry.kind === 'post' && !entry.draft ? blog.ownAddress(entry) : undefined;
    if (address === undefined || saysAddress(post)) return [];
    const other = blog.atAddress(address)?.find(candidate => isRival(entry, candidate, blog));
    if (other === undefined) return [];
    const message = `The post ${other.path} has the same address, ${address}: the site can only have one of them there.`;
    return [{ at: fieldOffset(post, ['slug', 'title']), isInMetadata: true, message }];
  },
};

function saysAddress({ block }: CheckedPost): boolean {
  return block?.fields.some(({ key, text }) => addressKeys.has(key.toLowerCase()) && text !== '') === true;
}

function isRival(entry: PostEntry, other: PostEntry, blog: BlogView): boolean {
  if (other.path === entry.path || other.kind !== 'post' || other.draft || other.lang !== entry.lang)
    return false;
  if (entry.translations.includes(other.path)) return false;
  const post = blog.post(other.path);
  return post !== undefined && !saysAddress(post);
}

import { shown } from './broken-link.ts';
import type { BlogView, Check, CheckedPost, Found } from './check.ts';
import { hasAnchor } from './links/anchors.ts';
import type { LinkTarget } from './links/link-target.ts';
import { resolveLink } from './links/resolve-link.ts';

/** A link to a heading that its post has not. */
export const brokenAnchor: Check = {
  rule: 'broken-anchor',
  severity: 'warning',
  readsParts: true,
  find(post, blog) {
    // A page without metadata is mostly a part of another one, which has the rest of the headings.
    if (post.entry.kind === 'page' && post.block === undefined) return [];
    const found: Found[] = [];
    for (const { kind, url, from } of post.parts.links) {
      if (kind !== 'link' || !url.includes('#')) continue;
      const target = resolveLink(post, blog, url);
      const parts = partsOf(target, post, blog);
      if (target.kind !== 'post' || parts === undefined || hasAnchor(parts, target.fragment)) continue;
      const where = target.entry.path === post.entry.path ? 'this post' : `“${target.entry.title}”`;
      found.push({ at: from, message: `The link ${shown(url)} names a place that ${where} does not have.` });
    }
    return found;
  },
};

function partsOf(target: LinkTarget, post: CheckedPost, blog: BlogView): CheckedPost['parts'] | undefined {
  if (target.kind !== 'post' || target.fragment === '') return undefined;
  return target.entry.path === post.entry.path ? post.parts : blog.post(target.entry.path)?.parts;
}

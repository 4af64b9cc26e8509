import { shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';
import { readReferenceTag } from './links/reference-tag.ts';
import { resolveLink } from './links/resolve-link.ts';
import { resolveReference } from './links/resolve-reference.ts';

/** A link from a post that is online to one that is a draft. */
export const draftLink: Check = {
  rule: 'draft-link',
  severity: 'warning',
  readsParts: true,
  find(post, blog) {
    if (post.entry.draft) return [];
    const found: Found[] = [];
    const tell = (url: string, at: number, title: string) =>
      found.push({ at, message: `The link ${shown(url)} leads to “${title}”, which is still a draft.` });
    for (const { kind, url, from } of post.parts.links) {
      const target = kind === 'link' ? resolveLink(post, blog, url) : undefined;
      if (target?.kind === 'post' && target.entry.draft) tell(url, from, target.entry.title);
    }
    for (const { tag, from } of post.parts.references) {
      const reference = readReferenceTag(tag);
      const target = reference && resolveReference(post, blog, reference, '');
      if (target?.kind === 'post' && target.entry.draft) tell(tag, from, target.entry.title);
    }
    return found;
  },
};

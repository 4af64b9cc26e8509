import type { BlogPath } from '../model/blog.ts';
import type { FindingFix } from '../model/checks.ts';
import type { BlogView, Check, CheckedPost, Found, PostLink } from './check.ts';
import { readReferenceTag } from './links/reference-tag.ts';
import { resolveLink } from './links/resolve-link.ts';
import { resolveReference } from './links/resolve-reference.ts';

/** A link to a post, page or file of the blog that is not there. */
export const brokenLink: Check = {
  rule: 'broken-link',
  severity: 'error',
  readsParts: true,
  find(post, blog) {
    const found: Found[] = [];
    for (const link of post.parts.links) {
      const broken = link.kind === 'link' ? lookAt(link, post, blog) : undefined;
      if (broken !== undefined) found.push(broken);
    }
    for (const { tag, from } of post.parts.references) {
      const reference = readReferenceTag(tag);
      const target = reference && resolveReference(post, blog, reference, '');
      if (target?.kind === 'nothing')
        found.push({ at: from, message: `${shown(tag)} leads nowhere: ${target.what}.` });
    }
    return found;
  },
};

function lookAt(link: PostLink, post: CheckedPost, blog: BlogView): Found | undefined {
  if (link.url.trim() === '') return { at: link.from, message: 'A link leads nowhere: it has no address.' };
  const target = resolveLink(post, blog, link.url);
  if (target.kind !== 'nothing') return undefined;
  const fix = target.otherCase === undefined ? undefined : caseFix(post, link, target.otherCase);
  const message = `The link ${shown(link.url)} leads nowhere: ${target.what}${target.otherCase === undefined ? '' : `, only ${target.otherCase}`}.`;
  return { at: link.from, message, ...(fix === undefined ? {} : { fix }) };
}

/** An address as a message shows it. */
export function shown(url: string): string {
  return `“${url.length > 120 ? `${url.slice(0, 119)}…` : url}”`;
}

/** Writes a file's name in the case it has on the disk; undefined where the address is not written plainly. */
export function caseFix({ source }: CheckedPost, link: PostLink, path: BlogPath): FindingFix | undefined {
  const written = source.text.slice(link.from, link.to);
  const [address = ''] = link.url.split(/[?#]/);
  const first = written.indexOf(address);
  if (address === '' || first < 0 || written.indexOf(address, first + 1) >= 0) return undefined;
  const right = inCaseOf(address, path);
  if (right === undefined) return undefined;
  const from = link.from + first;
  return {
    kind: 'text',
    label: `Write ${right}`,
    changes: [{ from, to: from + address.length, insert: right }],
  };
}

/** `address` with its last parts in the case of `path`; undefined when they are not the same but for that. */
function inCaseOf(address: string, path: BlogPath): string | undefined {
  const own = address.split('/');
  const real = path.split('/');
  for (let back = 1; back <= Math.min(own.length, real.length); back += 1) {
    const mine = own[own.length - back] ?? '';
    const right = real[real.length - back] ?? '';
    if (mine === right) continue;
    // Where the address goes another way than the path, it has no part of it any more.
    if (mine.toLowerCase() !== right.toLowerCase()) break;
    own[own.length - back] = right;
  }
  const written = own.join('/');
  return written === address ? undefined : written;
}

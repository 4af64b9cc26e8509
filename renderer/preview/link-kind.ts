import { hostOf } from '../../shared/markdown/host-of.ts';

/** Where a link of a post leads: to the web, to a file of the blog, or to a place in the post itself. */
export type LinkKind = 'web' | 'post' | 'anchor';

/** What kind of place an address leads to; undefined for what nothing may open. */
export function linkKindOf(href: string): LinkKind | undefined {
  if (href.startsWith('#')) return 'anchor';
  if (hostOf(href)) return 'web';
  try {
    const { protocol } = new URL(href, 'leysin-blog://blog/');
    if (protocol === 'mailto:') return 'web';
    return protocol === 'leysin-blog:' ? 'post' : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a web link with its scheme: without its own it would be read as an address of the app. */
export function webAddress(href: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(href) ? href : new URL(href, 'https://blog.invalid/').href;
}

import { findByAddress } from '../../shared/blog-settings/post-address.ts';
import type { LinkKind } from '../preview/link-kind.ts';
import type { App } from './app.ts';
import { openLink } from './open-link.ts';
import { openPost } from './open-post.ts';

/** Follows a link of the preview: web addresses outside the app; a file of the blog that is a post is opened here. */
export function followLink(app: App, href: string, kind: LinkKind): void {
  if (kind === 'web') openLink(app, href);
  const path = kind === 'post' ? findPost(app, href) : undefined;
  if (path !== undefined) void openPost(app, path);
}

/** The post a link inside the blog leads to: by its path, by its address on the site, or by the slug at the end of that. */
function findPost(app: App, href: string): string | undefined {
  const open = app.state.post.open.peek()?.path ?? '';
  const path = decodePath(new URL(href, `leysin-blog://blog/${open}`).pathname);
  const entries = app.state.blog.entries.peek() ?? [];
  const exact = entries.find(entry => entry.path === path);
  if (exact) return exact.path;
  const { site } = app.state.blog.blog.peek() ?? {};
  const addressed = site === undefined ? undefined : findByAddress(site, entries, path);
  if (addressed) return addressed.path;
  const slug = lastName(path);
  const sameSlug = entries.filter(entry => entry.slug !== '' && entry.slug === slug);
  return sameSlug.length === 1 ? sameSlug[0]?.path : undefined;
}

/** The last part of an address without `index.html` and ending. */
function lastName(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== 'index.html');
  return (parts.at(-1) ?? '').replace(/\.html?$/u, '');
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replace(/^\/+/u, '');
  } catch {
    // A stray `%` is not worth an error: then the address is compared as it is.
    return pathname.replace(/^\/+/u, '');
  }
}

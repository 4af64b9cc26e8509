import { localUrlPath } from '../../generators/assets/asset-url.ts';
import type { Site } from '../../model/blog.ts';

// `{{ site.baseurl }}`, `{{ site.url }}`
const siteAddressPattern = /\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}/g;

// `{{ '/x/' | relative_url }}`, `{{ "/x/" | prepend: site.baseurl }}`
const filteredPattern =
  /\{\{-?\s*(["'])([^"'{}]*)\1\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.[a-z.]+)[^{}]*\}\}/g;

/** An address in a post, taken apart. */
export interface LocalLink {
  /** Percent-decoded, '' for a place in the same post. */
  readonly path: string;
  /** Behind the number sign, as written; '' when there is none. */
  readonly fragment: string;
}

/** The parts of an address that leads into the same site; undefined for other sites and for what only the generator can tell. */
export function readLocalLink(url: string): LocalLink | undefined {
  const plain = url.trim().replace(siteAddressPattern, '').replace(filteredPattern, '$2');
  if (/\{[{%]|%7B(?:%7B|%25)|\$\{|<%/i.test(plain)) return undefined;
  const hash = plain.indexOf('#');
  const fragment = hash < 0 ? '' : plain.slice(hash + 1);
  const before = (hash < 0 ? plain : plain.slice(0, hash)).replace(/\?.*$/s, '');
  if (before === '') return plain.startsWith('?') ? undefined : { path: '', fragment };
  const path = localUrlPath(before);
  return path === undefined ? undefined : { path, fragment };
}

/** The path below the folder of its host that a site is published to. */
export function withoutBase({ options }: Site, path: string): string {
  const base = (options.baseUrl ?? options.basePath ?? '').replace(/^\/*|\/+$/g, '');
  return base !== '' && path.startsWith(`/${base}/`) ? path.slice(base.length + 1) : path;
}

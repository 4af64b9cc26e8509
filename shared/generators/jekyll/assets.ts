import type { BlogPath, Site } from '../../model/blog.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import type { ImagePlace } from '../generator.ts';
import { folderOf, followPath, joinPath, pathBelow } from '../paths/blog-paths.ts';

// `{{ site.baseurl }}`, `{{site.url}}`
const siteAddressPattern = /\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}/g;

// `{{ '/x.png' | relative_url }}`, `{{ "/x.png" | prepend: site.baseurl }}`
const filteredPattern = /\{\{-?\s*(["'])([^"']*)\1\s*(?:\|[^{}]*)?\}\}/g;

// `{% link assets/x.png %}`
const linkTagPattern = /\{%-?\s*link\s+([^%\s]+)\s*-?%\}/g;

/** The file of the blog that a link in a Jekyll post shows, Liquid for the site's address included. */
export function resolveJekyllAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(withoutLiquid(url));
  if (path === undefined || /\{[{%]/.test(path)) return undefined;
  if (!path.startsWith('/')) return followPath(folderOf(post), path);
  const base = site.options.baseUrl ?? '';
  const own = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const inSite = followPath('', own.slice(1));
  return inSite === undefined || inSite === '' ? undefined : joinPath(site.root, inSite);
}

function withoutLiquid(url: string): string {
  // A Markdown parser may have percent-encoded the braces already.
  const plain = url.replace(/%7B/gi, '{').replace(/%7D/gi, '}').replace(/%7C/gi, '|').replace(/%20/g, ' ');
  if (!plain.includes('{')) return url;
  return plain.replace(siteAddressPattern, '').replace(filteredPattern, '$2').replace(linkTagPattern, '/$1');
}

/** Images go where this blog has them; a site below a folder of its host needs Liquid to name that folder. */
export function jekyllImagePlace(site: Site): ImagePlace {
  const inSite = pathBelow(site.root, site.imageFolder);
  const link = (fileName: string) => `/${encodeUrlPath(joinPath(inSite, fileName))}`;
  return {
    folder: site.imageFolder,
    link: fileName =>
      (site.options.baseUrl ?? '') === '' ? link(fileName) : `{{ '${link(fileName)}' | relative_url }}`,
  };
}

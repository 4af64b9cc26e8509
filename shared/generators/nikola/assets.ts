import type { BlogPath, Site } from '../../model/blog.ts';
import { localUrlPath } from '../assets/asset-url.ts';
import { folderOf, followPath, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';
import { matchesFilePattern } from '../paths/file-pattern.ts';

/** The file of the blog that a link in a Nikola post shows: `IMAGE_FOLDERS` and `FILES_FOLDERS` say which. */
export function resolveNikolaAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path === undefined) return undefined;
  if (path.startsWith('/')) return fileAt(site, path.slice(1));
  const page = outputFolder(site, post);
  const address = page === undefined ? undefined : followPath(page, path);
  const image = address === undefined ? undefined : folderFor(site, 'imageFolders', address);
  return image ?? followPath(folderOf(post), path);
}

function fileAt(site: Site, address: string): BlogPath | undefined {
  const clean = followPath('', address);
  if (clean === undefined || clean === '') return undefined;
  return (
    folderFor(site, 'imageFolders', clean) ??
    folderFor(site, 'filesFolders', clean) ??
    joinPath(site.root, clean)
  );
}

/** The source file behind an address, when one of the folders of an option is copied to where it lies. */
function folderFor(site: Site, option: string, address: string): BlogPath | undefined {
  const folders: unknown = JSON.parse(site.options[option] ?? '{}');
  if (typeof folders !== 'object' || folders === null) return undefined;
  const found = Object.entries(folders)
    .map(([from, to]) => ({ from, to: String(to).replace(/^\/+|\/+$/g, '') }))
    .filter(({ to }) => isBelow(to, address))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return found === undefined ? undefined : joinPath(site.root, found.from, pathBelow(found.to, address));
}

/** The folder of the page a post becomes, without the site's address. */
function outputFolder(site: Site, post: BlogPath): BlogPath | undefined {
  const patterns = [...site.postPatterns, ...site.pagePatterns];
  const index = patterns.findIndex(pattern => matchesFilePattern(pattern, post));
  const pattern = patterns[index];
  if (pattern === undefined) return undefined;
  const destinations: unknown = JSON.parse(site.options.destinations ?? '[]');
  const destination = Array.isArray(destinations) ? String(destinations[index] ?? '') : '';
  return joinPath(destination, folderOf(pathBelow(folderOf(pattern), post)));
}

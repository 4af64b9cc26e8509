import type { BlogPath, Site } from '../../model/blog.ts';
import { folderOf, nameOf } from './blog-paths.ts';

// Files about a repository, not of its blog: `README.md`, `readme.de.md`, `CODE_OF_CONDUCT.md`, `LICENSE`
const namePattern =
  /^(?:readme|licen[cs]e|copying|contributing|contributors|changelog|changes|code[-_]of[-_]conduct|security|pull_request_template|issue_template)(?:[.\-_][a-z]{2}(?:[-_][a-z]{2,4})?)?(?:\.[a-z]+)?$/i;

/** Whether a file is about the repository (README, LICENSE, CONTRIBUTING …) and so neither post nor page. */
export function isRepositoryFile(path: BlogPath): boolean {
  return namePattern.test(nameOf(path));
}

/** {@link isRepositoryFile} where such files lie: in the opened folder or the site's. Deeper a name alone says nothing. */
export function isRepositoryFileOf(site: Site, path: BlogPath): boolean {
  const folder = folderOf(path);
  return (folder === '' || folder === site.root) && isRepositoryFile(path);
}

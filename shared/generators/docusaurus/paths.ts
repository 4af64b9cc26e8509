import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { endingOf, isBelow, joinPath, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { type DocusaurusFolder, docusaurusSettings } from './config.ts';

/** What a path says of a Docusaurus file. */
export interface DocusaurusPath {
  readonly kind: PostKind;
  /** The day in the path, with `-`, or ''. */
  readonly date: string;
  readonly slug: string;
  readonly lang: string;
  /** The same for all translations. */
  readonly original: string;
}

/** Posts of the blog folders, documents and `src/pages` as pages; undefined for everything else. */
export function readDocusaurusPath(site: Site, path: BlogPath): DocusaurusPath | undefined {
  if (!/^\.mdx?$/.test(endingOf(path)) || !isBelow(site.root, path)) return undefined;
  const { blogs, docs } = docusaurusSettings(site);
  return (
    findIn(site, path, blogs, 'post') ??
    findIn(site, path, docs, 'page') ??
    findIn(
      site,
      path,
      [{ path: joinPath(site.root, 'src/pages'), plugin: 'docusaurus-plugin-content-pages' }],
      'page',
    )
  );
}

function findIn(
  site: Site,
  path: BlogPath,
  folders: readonly DocusaurusFolder[],
  kind: PostKind,
): DocusaurusPath | undefined {
  for (const folder of folders) {
    if (isBelow(folder.path, path))
      return readInside(pathBelow(folder.path, path), folder, kind, site.defaultLang);
    const lang = site.languages.find(code => isBelow(translationFolder(site, folder, code), path));
    if (lang === undefined) continue;
    const inside = pathBelow(translationFolder(site, folder, lang), path).replace(/^current\//, '');
    return readInside(inside, folder, kind, lang);
  }
  return undefined;
}

/** Where the translations of a folder's files into a language are. */
export function translationFolder(site: Site, { plugin }: DocusaurusFolder, lang: string): BlogPath {
  return joinPath(site.root, 'i18n', lang, plugin);
}

// `2021-04-15-name`, `2021/04/15/name`, `folder/2021-04-15`: folders, day, rest
const datedPattern = /^((?:[^/]*\/)*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[-/](.*))?$/;

function readInside(
  inside: BlogPath,
  folder: DocusaurusFolder,
  kind: PostKind,
  lang: string,
): DocusaurusPath | undefined {
  // Names that begin with `_` are parts of other files.
  if (inside.split('/').some(name => /^[_.]/.test(name) || name === '__tests__')) return undefined;
  const name = withoutEnding(inside).replace(/\/index$/, '');
  const original = `${folder.path}: ${withoutEnding(inside)}`;
  const [, , year, month, day, rest = ''] =
    (kind === 'post' ? datedPattern.exec(name.slice(0, 1000)) : null) ?? [];
  const date = year === undefined ? '' : `${year}-${month}-${day}`;
  return { kind, date, slug: nameOf(rest || name), lang, original };
}

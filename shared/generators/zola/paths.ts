import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import {
  endingOf,
  folderOf,
  isBelow,
  joinPath,
  nameOf,
  pathBelow,
  withoutEnding,
} from '../paths/blog-paths.ts';
import { type DatedName, splitDatedName } from '../paths/dated-name.ts';
import { splitLanguage } from '../paths/language-suffix.ts';
import { isPostSection } from '../paths/post-sections.ts';
import { sectionOfZola, zolaSections } from './config.ts';

/** What a path says of a file of Zola's content. */
export interface ZolaPath {
  readonly kind: PostKind;
  readonly lang: string;
  /** The same for all translations: the path in the content, without language, index and ending. */
  readonly key: string;
  /** The last part of the key and the date in it: of a post with a folder of its own the folder's name. */
  readonly named: DatedName;
  /** The last part of the key as it is. */
  readonly last: string;
}

/** Tells posts and pages from their paths; undefined for everything else. */
export function readZolaPath(site: Site, path: BlogPath): ZolaPath | undefined {
  const content = site.options.contentFolder ?? '';
  if (!isBelow(content, path) || endingOf(path) !== '.md') return undefined;
  const inContent = pathBelow(content, path);
  if (/(?:^|\/)\./.test(inContent) || /^readme\./i.test(nameOf(path))) return undefined;
  const { name, lang } = splitLanguage(withoutEnding(nameOf(path)), site.languages);
  const folder = folderOf(inContent);
  const isIndex = name === 'index' && folder !== '';
  const isSection = name === '_index';
  const isPost = !isSection && isPostSection(zolaSections(site), sectionOfZola(content, path));
  const last = isIndex || isSection ? nameOf(folder) || name : name;
  return {
    kind: isPost ? 'post' : 'page',
    lang: lang || site.defaultLang,
    key: isIndex ? folder : joinPath(folder, name),
    last,
    named: isSection ? { date: '', rest: last } : splitDatedName(last),
  };
}

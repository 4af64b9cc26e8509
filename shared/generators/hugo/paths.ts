import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { folderOf, isBelow, joinPath, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { splitLanguage } from '../paths/language-suffix.ts';
import { isPostSection } from '../paths/post-sections.ts';
import { hugoSettings } from './config.ts';
import { bundleAbove, contentFolderOf, isHugoContent, sectionOf } from './content.ts';

/** What a path says of a file of Hugo's content. */
export interface HugoPath {
  readonly kind: PostKind;
  readonly lang: string;
  /** The same for all translations: the path in the content, without language, index and ending. */
  readonly key: string;
  /** The last part of the key: of a post with a folder of its own the folder's name. */
  readonly name: string;
  /** The top-level folder of content it is in, or ''. */
  readonly section: string;
  /** Whether it is the page of a section, `_index.md`. */
  readonly isSection: boolean;
}

/** Tells posts and pages from their paths; undefined for everything else, resources of leaf bundles included. */
export function readHugoPath(site: Site, path: BlogPath): HugoPath | undefined {
  const { contents, bundles, sections } = hugoSettings(site);
  const content = contentFolderOf(contents, path);
  if (content === undefined || !isHugoContent(path) || !isBelow(site.root, path)) return undefined;
  const inContent = pathBelow(content.folder, path);
  if (/(?:^|\/)\./.test(inContent) || /^readme\./i.test(nameOf(path))) return undefined;
  if (bundleAbove(path, bundles) !== undefined) return undefined;
  const { name, lang } = splitLanguage(withoutEnding(nameOf(path)), site.languages);
  const folder = folderOf(inContent);
  const isIndex = name === 'index' && folder !== '';
  const isSection = name === '_index';
  const section = sectionOf(inContent);
  const isPost = !isSection && isPostSection(sections, section);
  return {
    kind: isPost ? 'post' : 'page',
    lang: lang || content.lang || site.defaultLang,
    key: isIndex ? folder : joinPath(folder, name),
    name: isIndex || isSection ? nameOf(folder) || name : name,
    section,
    isSection,
  };
}

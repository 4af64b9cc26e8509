import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { configList, configMap, configText, readYamlConfig } from '../config/read-yaml-config.ts';
import { isTimeZone } from '../front-matter/time-zone.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, followPath, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';
import { isLanguageCode } from '../paths/language-code.ts';

/** Where Hexo blogs keep images below `source`, by how often they do. */
const imageFolders = ['images', 'img', 'assets', 'assets/images', 'assets/img', 'uploads'];

/** The blog a Hexo `_config.yml` describes. */
export function readHexoSite(path: BlogPath, text: string, folder: FolderView): Site {
  const config = readYamlConfig(text);
  const root = folderOf(path);
  const source =
    followPath(root, configText(config.get('source_dir')) || 'source') ?? joinPath(root, 'source');
  const timeZone = configText(config.get('timezone'));
  const named = configList(config.get('language'))
    .map(configText)
    .filter(name => name !== '' && name !== 'default');
  const [defaultLang = 'en'] = named;
  const postLanguages = languageFolders(folder.paths, joinPath(source, '_posts'));
  const marked = configMap(config.get('marked'));
  return {
    generator: 'hexo',
    root,
    title: configText(config.get('title')),
    defaultLang,
    languages: [
      ...new Set([defaultLang, ...named, ...postLanguages, ...languageFolders(folder.paths, source)]),
    ],
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    postPatterns: [joinPath(source, '_posts/**'), joinPath(source, '_drafts/**')],
    pagePatterns: [joinPath(source, '**')],
    imageFolder: findImageFolder(folder.paths, source, imageFolders),
    options: {
      source,
      baseUrl: configText(config.get('root')),
      newPostName: configText(config.get('new_post_name')) || ':title.md',
      postAssets: String(configText(config.get('post_asset_folder')) === 'true'),
      breaks: String(configText(marked.get('breaks')) !== 'false'),
    },
  };
}

/** Folders right below `folder` that are named for a language and hold Markdown. */
function languageFolders(paths: readonly BlogPath[], folder: BlogPath): readonly string[] {
  const names = new Set<string>();
  for (const path of paths) {
    if (!isBelow(folder, path) || !/\.(?:md|markdown)$/i.test(path)) continue;
    const [first = '', second] = pathBelow(folder, path).split('/');
    if (second !== undefined && isLanguageCode(first)) names.add(first);
  }
  return [...names];
}

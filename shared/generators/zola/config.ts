import { textOf } from '../../metadata/metadata-block.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { basePathOf } from '../assets/bundle-assets.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { type ConfigMap, configMap, configText } from '../config/read-yaml-config.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, folderOf, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { choosePostSections } from '../paths/post-sections.ts';

/** Where Zola blogs keep images that belong to no single post, by how often they do. */
const imageFolders = ['images', 'img', 'image', 'assets/images', 'assets', 'media'];

/** Most sections whose own settings are looked at. */
const mostSections = 200;

/** The blog that a Zola configuration describes. */
export function readZolaSite(root: BlogPath, config: ConfigMap, folder: FolderView): Site {
  const defaultLang = configText(config.get('default_language')) || 'en';
  const content = joinPath(root, 'content');
  const staticFolder = joinPath(root, 'static');
  const sections = findPostSections(content, folder);
  const markdown = configMap(config.get('markdown'));
  return {
    generator: 'zola',
    root,
    title: configText(config.get('title')),
    defaultLang,
    languages: [...new Set([defaultLang, ...configMap(config.get('languages')).keys()])],
    timeZone: 'UTC',
    postPatterns: sections.map(section => joinPath(content, section, '**')),
    pagePatterns: [joinPath(content, '**')],
    imageFolder: findImageFolder(folder.paths, staticFolder, imageFolders),
    options: {
      sections: JSON.stringify(sections),
      slugify: readSlugify(config),
      keepsDates: configText(configMap(config.get('slugify')).get('paths_keep_dates')),
      smartPunctuation: configText(markdown.get('smart_punctuation')),
      staticFolder,
      contentFolder: content,
      basePath: basePathOf(configText(config.get('base_url'))),
    },
  };
}

/** `on` where names become slugs, as is the default; `safe` and `off` leave them nearly as they are. */
function readSlugify(config: ConfigMap): string {
  const paths = configText(configMap(config.get('slugify')).get('paths'));
  // Older blogs have this switch.
  return paths || (configText(config.get('slugify_paths')) === 'false' ? 'off' : 'on');
}

/** The sections that hold posts: those that are sorted by date, paged or have a feed, and those with a usual name. */
function findPostSections(content: BlogPath, folder: FolderView): readonly string[] {
  const files = folder.paths.filter(path => isBelow(content, path) && endingOf(path) === '.md');
  const indexes = files.filter(path => nameOf(path) === '_index.md').slice(0, mostSections);
  const settings = new Map(
    indexes.map(path => [pathBelow(content, folderOf(path)), readSection(folder.text(path) ?? '')]),
  );
  const named = [...settings].filter(([section]) => section !== '' && !section.includes('/'));
  const sure = named.filter(([, { isDated, isTransparent }]) => isDated || isTransparent);
  const sections = files
    .filter(path => nameOf(path) !== '_index.md')
    .map(path => sectionOfZola(content, path));
  const chosen = choosePostSections(
    sections,
    sure.map(([section]) => section),
  );
  // The root lists posts of its own, or passes on those of a section below it.
  const isPassedOn = sure.some(([, { isTransparent }]) => isTransparent) || chosen.length > sure.length;
  return settings.get('')?.isDated === true && !isPassedOn ? ['', ...chosen] : chosen;
}

function readSection(text: string): { readonly isDated: boolean; readonly isTransparent: boolean } {
  const block = readTomlFrontMatter(text);
  const isOn = (key: string) => textOf(block, key) === 'true';
  return {
    isDated:
      /date$/.test(textOf(block, 'sort_by')) ||
      textOf(block, 'paginate_by') !== '' ||
      isOn('generate_feeds') ||
      isOn('generate_feed'),
    isTransparent: isOn('transparent'),
  };
}

/** The top-level folder a file of the content belongs to; '' for one without, or that is the index of its own. */
export function sectionOfZola(content: BlogPath, path: BlogPath): string {
  const parts = pathBelow(content, path).split('/');
  const isOwn = parts.length === 2 && (parts[1] ?? '').startsWith('index.');
  return parts.length === 1 || isOwn ? '' : (parts[0] ?? '');
}

const sectionsOfSites = new WeakMap<Site, readonly string[]>();

/** The top-level folders of posts that {@link readZolaSite} found; '' stands for the content's own folder. */
export function zolaSections(site: Site): readonly string[] {
  const known = sectionsOfSites.get(site);
  if (known !== undefined) return known;
  const made: unknown = JSON.parse(site.options.sections ?? '[]');
  const sections = Array.isArray(made) ? made.map(String) : [];
  sectionsOfSites.set(site, sections);
  return sections;
}

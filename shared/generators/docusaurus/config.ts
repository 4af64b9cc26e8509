import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import {
  outermostText,
  readScriptConfig,
  type ScriptPart,
  scriptLiteral,
  scriptParts,
  scriptStrings,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, followPath, joinPath } from '../paths/blog-paths.ts';

/** A folder of posts or documents, and the name of its translations' folder. */
export interface DocusaurusFolder {
  readonly path: BlogPath;
  readonly plugin: string;
}

/** What the options of a Docusaurus site hold. */
export interface DocusaurusSettings {
  readonly blogs: readonly DocusaurusFolder[];
  readonly docs: readonly DocusaurusFolder[];
  readonly staticFolder: BlogPath;
}

const settingsOfSites = new WeakMap<Site, DocusaurusSettings>();

/** What {@link readDocusaurusSite} stored in the options of a site. */
export function docusaurusSettings(site: Site): DocusaurusSettings {
  const known = settingsOfSites.get(site);
  if (known !== undefined) return known;
  const made = JSON.parse(site.options.settings ?? '{}') as DocusaurusSettings;
  settingsOfSites.set(site, made);
  return made;
}

/** The site a `docusaurus.config.js` describes. */
export function readDocusaurusSite(path: BlogPath, text: string, folder: FolderView): Site {
  const config = readScriptConfig(text);
  const root = folderOf(path);
  const [locale = 'en'] = [scriptText(config, 'i18n', 'defaultLocale')].filter(Boolean);
  const blogs = foldersOf(config, root, 'blog');
  const docs = foldersOf(config, root, 'docs');
  const [statics = 'static'] = scriptStrings(config, 'staticDirectories');
  const staticFolder = followPath(root, statics) ?? joinPath(root, 'static');
  const i18n = scriptParts(config, 'i18n').flatMap(part => scriptStrings(part, 'locales'));
  const settings: DocusaurusSettings = { blogs, docs, staticFolder };
  return {
    generator: 'docusaurus',
    root,
    title: outermostText(config, 'title'),
    defaultLang: locale,
    languages: [...new Set([locale, ...i18n])],
    // Docusaurus reads dates without a zone as UTC.
    timeZone: 'UTC',
    postPatterns: blogs.map(blog => joinPath(blog.path, '**')),
    pagePatterns: [...docs.map(doc => joinPath(doc.path, '**')), joinPath(root, 'src/pages/**')],
    imageFolder: findImageFolder(folder.paths, staticFolder, ['img', 'images', 'assets']),
    options: {
      settings: JSON.stringify(settings),
      baseUrl: scriptText(config, 'baseUrl'),
      // Before anything is said, and by default, `.md` is read as MDX.
      markdownFormat: scriptText(config, 'markdown', 'format') || 'mdx',
    },
  };
}

/** The folders of a kind of content: the preset's, unless it is off, and one for each plug-in of that kind. */
function foldersOf(config: ScriptPart, root: BlogPath, kind: 'blog' | 'docs'): readonly DocusaurusFolder[] {
  const plugin = `docusaurus-plugin-content-${kind}`;
  const preset = scriptLiteral(config, kind) === false ? [] : [scriptText(config, kind, 'path') || kind];
  const first = preset.map(path => ({ path, plugin }));
  const more = pluginOptions(config, `plugin-content-${kind}`).map(options => {
    const id = scriptText(options, 'id');
    const suffix = id === '' || id === 'default' ? '' : `-${id}`;
    return { path: scriptText(options, 'path') || kind, plugin: plugin + suffix };
  });
  const known = new Set<string>();
  return [...first, ...more].flatMap(({ path, plugin: name }) => {
    const followed = followPath(root, path);
    if (followed === undefined || known.has(followed)) return [];
    known.add(followed);
    return [{ path: followed, plugin: name }];
  });
}

/** The options of `['@docusaurus/plugin-content-blog', {…}]`, wherever such a list is. */
function pluginOptions(part: ScriptPart, name: string): readonly ScriptPart[] {
  const [first] = part.parts;
  const isPlugin = typeof first?.value === 'string' && first.key === '' && first.value.endsWith(name);
  const own = isPlugin ? part.parts.slice(1, 2) : [];
  return [...own, ...part.parts.flatMap(child => pluginOptions(child, name))];
}

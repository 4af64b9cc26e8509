import type { BlogPath, Site } from '../../model/blog.ts';
import { basePathOf } from '../assets/bundle-assets.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { configAt } from '../config/config-lookup.ts';
import {
  type ConfigMap,
  type ConfigValue,
  configList,
  configMap,
  configText,
} from '../config/read-yaml-config.ts';
import type { GoldmarkSwitches } from '../dialects/goldmark-dialect.ts';
import { isTimeZone } from '../front-matter/time-zone.ts';
import type { FolderView } from '../generator.ts';
import { joinPath } from '../paths/blog-paths.ts';
import { choosePostSections } from '../paths/post-sections.ts';
import {
  type ContentFolder,
  findContentFolders,
  findLeafBundles,
  insideSite,
  sectionsOf,
} from './content.ts';

/** Where Hugo blogs keep images that belong to no single post, by how often they do. */
const imageFolders = ['images', 'img', 'image', 'uploads', 'media', 'assets/images', 'assets'];

/** Where Hugo looks for a post's date (`frontmatter.date` by default, its configuration documentation). */
const defaultDates = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'];

/** The blog that a Hugo configuration describes. */
export function readHugoSite(root: BlogPath, config: ConfigMap, folder: FolderView): Site {
  const text = (...keys: readonly string[]) => configText(configAt(config, ...keys));
  const named = [...configMap(configAt(config, 'languages')).keys()];
  const defaultLang = defaultLanguage(text('defaultContentLanguage'), text('languageCode'), named);
  const languages = [...new Set([defaultLang, ...named])];
  const contents = findContentFolders(config, root, languages, folder.paths);
  const staticFolder = joinPath(root, insideSite(text('staticDir')) || 'static');
  const timeZone = text('timeZone');
  const sections = choosePostSections(sectionsOf(contents, folder.paths), mainSections(config));
  return {
    generator: 'hugo',
    root,
    title: text('title') || text('languages', defaultLang, 'title'),
    defaultLang,
    languages,
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    postPatterns: contents.flatMap(content =>
      sections.map(section => joinPath(content.folder, section, '**')),
    ),
    pagePatterns: contents.map(content => joinPath(content.folder, '**')),
    imageFolder: findImageFolder(folder.paths, staticFolder, imageFolders),
    options: {
      contents: JSON.stringify(contents),
      bundles: JSON.stringify(findLeafBundles(contents, folder.paths)),
      sections: JSON.stringify(sections),
      dates: JSON.stringify(dateSources(config)),
      permalinks: JSON.stringify(permalinksOf(config)),
      keepsCase: String(readSwitch(configAt(config, 'disablePathToLower')) === true),
      goldmark: JSON.stringify(goldmarkSwitches(config)),
      style: archetypeStyle(folder, root),
      staticFolder,
      basePath: basePathOf(text('baseURL')),
    },
  };
}

/** Hugo's own default is `en`; a blog that names only its `languageCode` is written in that language. */
function defaultLanguage(own: string, code: string, named: readonly string[]): string {
  const [first = 'en'] = named;
  if (own !== '') return own;
  if (named.length > 0) return named.includes('en') ? 'en' : first;
  const lang = code.toLowerCase().startsWith('zh') ? code : (code.split(/[-_]/)[0] ?? '').toLowerCase();
  return /^[a-z]{2,3}(?:[-_][a-z]+)*$/i.test(lang) ? lang : 'en';
}

/** The dialect that `hugo new` begins a post in: that of the blog's archetype, else Hugo's own, TOML. */
function archetypeStyle(folder: FolderView, root: BlogPath): string {
  const names = ['posts', 'post', 'blog', 'default'];
  const text = names.map(name => folder.text(joinPath(root, 'archetypes', `${name}.md`))).find(Boolean) ?? '';
  const first = text.replace(/^\ufeff/, '').slice(0, 3);
  return first === '---' ? 'yaml' : first.startsWith('{') ? 'json' : 'toml';
}

/** Sections the configuration itself calls posts: `mainSections`, and those whose addresses begin with a date. */
function mainSections(config: ConfigMap): readonly string[] {
  const main = configAt(config, 'mainSections') ?? configAt(config, 'params', 'mainSections');
  const permalinks = configMap(configAt(config, 'permalinks'));
  const ofPages = configMap(configAt(permalinks, 'page'));
  const dated = [...permalinks, ...ofPages]
    .filter(([, pattern]) => configText(pattern).includes(':year'))
    .map(([section]) => section);
  return [...configList(main).map(configText), ...dated].filter(section => section !== '' && section !== '/');
}

/** The address patterns of pages by section, in lower case; newer blogs have them in `permalinks.page`. */
function permalinksOf(config: ConfigMap): readonly (readonly [string, string])[] {
  const permalinks = configMap(configAt(config, 'permalinks'));
  return [...permalinks, ...configMap(configAt(permalinks, 'page'))]
    .map(([section, pattern]) => [section.toLowerCase(), configText(pattern)] as const)
    .filter(([, pattern]) => pattern !== '');
}

function dateSources(config: ConfigMap): readonly string[] {
  const own = configList(configAt(config, 'frontmatter', 'date')).map(item => configText(item).toLowerCase());
  if (own.length === 0) return defaultDates;
  return own.flatMap(source => (source === ':default' ? defaultDates : [source])).filter(Boolean);
}

function goldmarkSwitches(config: ConfigMap): GoldmarkSwitches {
  const at = (...keys: readonly string[]) => readSwitch(configAt(config, 'markup', 'goldmark', ...keys));
  const switches = {
    typographer: isOn(configAt(config, 'markup', 'goldmark', 'extensions', 'typographer')),
    linkify: at('extensions', 'linkify'),
    footnote: isOn(configAt(config, 'markup', 'goldmark', 'extensions', 'footnote')),
    table: at('extensions', 'table'),
    taskList: at('extensions', 'taskList'),
    strikethrough: at('extensions', 'strikethrough'),
    hardWraps: at('renderer', 'hardWraps'),
    unsafe: at('renderer', 'unsafe'),
    blockAttributes: at('parser', 'attribute', 'block'),
  };
  const told = Object.entries(switches).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as GoldmarkSwitches;
}

function readSwitch(value: ConfigValue | undefined): boolean | undefined {
  const text = configText(value).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** An extension that newer versions switch by `enable` or `disable` in a table, and older ones by a boolean. */
function isOn(value: ConfigValue | undefined): boolean | undefined {
  const table = configMap(value);
  const isDisabled = readSwitch(configAt(table, 'disable'));
  return (
    readSwitch(value) ?? readSwitch(configAt(table, 'enable')) ?? (isDisabled === true ? false : undefined)
  );
}

/** The options of a Hugo site as what they are. */
export interface HugoSettings {
  /** The folders of content, the deepest first. */
  readonly contents: readonly ContentFolder[];
  /** Leaf bundles that hold other content than their index: that content is no post. */
  readonly bundles: ReadonlySet<BlogPath>;
  readonly sections: readonly string[];
  /** Keys that can hold the date, in lower case, and `:filename`; the first that does is it. */
  readonly dates: readonly string[];
  readonly goldmark: GoldmarkSwitches;
  /** Address patterns of pages by the section they are in, its name in lower case. */
  readonly permalinks: ReadonlyMap<string, string>;
  /** Whether capital letters of names and titles stay in addresses. */
  readonly keepsCase: boolean;
}

const settingsOfSites = new WeakMap<Site, HugoSettings>();

/** What {@link readHugoSite} stored in the options of a site. */
export function hugoSettings(site: Site): HugoSettings {
  const known = settingsOfSites.get(site);
  if (known !== undefined) return known;
  const { contents = '[]', bundles = '[]', sections = '[]', dates = '[]' } = site.options;
  const { goldmark = '{}', permalinks = '[]', keepsCase } = site.options;
  // All of it was written by readHugoSite: the shapes are ours.
  const made: HugoSettings = {
    contents: JSON.parse(contents) as readonly ContentFolder[],
    bundles: new Set(JSON.parse(bundles) as readonly BlogPath[]),
    sections: JSON.parse(sections) as readonly string[],
    dates: JSON.parse(dates) as readonly string[],
    goldmark: JSON.parse(goldmark) as GoldmarkSwitches,
    permalinks: new Map(JSON.parse(permalinks) as readonly (readonly [string, string])[]),
    keepsCase: keepsCase === 'true',
  };
  settingsOfSites.set(site, made);
  return made;
}

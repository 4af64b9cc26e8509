import { configAt } from '../generators/config/config-lookup.ts';
import { readPythonLiterals } from '../generators/config/python-literals.ts';
import { pythonText } from '../generators/config/python-values.ts';
import { type ConfigMap, configText, readYamlConfig } from '../generators/config/read-yaml-config.ts';
import type { FolderView } from '../generators/generator.ts';
import { readHugoConfig } from '../generators/hugo/config-files.ts';
import { jekyllDefaults } from '../generators/jekyll/config.ts';
import { joinPath } from '../generators/paths/blog-paths.ts';
import type { BlogPath, GeneratorName, Site } from '../model/blog.ts';
import { faultOfWords } from './name-pattern.ts';
import { addressWords } from './post-address.ts';

/** The address that a site's posts get. */
export interface AddressRule {
  /** In the words of the setting `postAddress`. */
  readonly pattern: string;
  /** The file and key that say so; undefined for what the generator does unasked. */
  readonly source?: { readonly file: BlogPath; readonly key: string };
}

type FindRule = (folder: FolderView, site: Site) => AddressRule | undefined;

/** The folders below the content and the name, as Hugo and Zola have it unasked. */
const byFolders: AddressRule = { pattern: '/{folders}/{slug}/' };

const finders: Partial<Readonly<Record<GeneratorName, FindRule>>> = {
  jekyll: findJekyllRule,
  hexo: findHexoRule,
  hugo: findHugoRule,
  nikola: findNikolaRule,
  pelican: findPelicanRule,
  zola: () => byFolders,
};

/** How the addresses of a site's posts are made, as its configuration or its generator's manual says; undefined: unknown. */
export function findAddressRule(folder: FolderView, site: Site): AddressRule | undefined {
  const rule = finders[site.generator]?.(folder, site);
  // A pattern with words we have nothing for would lead links to the wrong posts.
  return rule !== undefined && faultOfWords(rule.pattern, addressWords) === undefined ? rule : undefined;
}

/** Jekyll's named styles (its documentation, "Permalinks"). */
const jekyllStyles: ReadonlyMap<string, string> = new Map([
  ['date', '/:categories/:year/:month/:day/:title.html'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['none', '/:categories/:title.html'],
]);

function findJekyllRule(folder: FolderView, site: Site): AddressRule | undefined {
  const found =
    defaultPermalink(site) ?? collectionPermalink(folder, site) ?? yamlText(folder, site, 'permalink');
  const named = found === undefined ? undefined : (jekyllStyles.get(found.text) ?? found.text);
  return ruleOf(named ?? '/:categories/:year/:month/:day/:title.html', found);
}

/** The address that `defaults:` give all posts. */
function defaultPermalink(site: Site): Found | undefined {
  const post = joinPath(site.root, '_posts/2000-01-01-a.md');
  const text = jekyllDefaults(site, post, 'posts').findLast(({ key }) => key === 'permalink')?.text ?? '';
  return text === '' ? undefined : { text, file: joinPath(site.root, '_config.yml'), key: 'defaults' };
}

/** The address of the collection that the posts are. */
function collectionPermalink(folder: FolderView, site: Site): Found | undefined {
  const file = joinPath(site.root, '_config.yml');
  const text = configText(
    configAt(readYamlConfig(folder.text(file) ?? ''), 'collections', 'posts', 'permalink'),
  );
  return text === '' ? undefined : { text, file, key: 'collections.posts.permalink' };
}

function findHexoRule(folder: FolderView, site: Site): AddressRule | undefined {
  const found = yamlText(folder, site, 'permalink');
  return ruleOf(found?.text ?? ':year/:month/:day/:title/', found);
}

interface Found {
  readonly text: string;
  readonly file: BlogPath;
  readonly key: string;
}

function yamlText(folder: FolderView, site: Site, key: string): Found | undefined {
  for (const name of ['_config.yml', '_config.yaml']) {
    const file = joinPath(site.root, name);
    const text = configText(readYamlConfig(folder.text(file) ?? '').get(key));
    if (text !== '') return { text, file, key };
  }
  return undefined;
}

/** What generators with words such as `:year` call what we have. */
const colonWords: ReadonlyMap<string, string> = new Map([
  ['title', 'slug'],
  ['slug', 'slug'],
  ['name', 'name'],
  ['filename', 'name'],
  ['contentbasename', 'name'],
  ['slugorfilename', 'slug'],
  ['slugorcontentbasename', 'slug'],
  ['post_title', 'slug'],
  ['year', 'year'],
  ['month', 'month'],
  ['day', 'day'],
  ['lang', 'lang'],
  ['category', 'category'],
  ['categories', 'category'],
  ['section', 'section'],
  ['sections', 'folders'],
]);

function ruleOf(written: string, found?: Omit<Found, 'text'>): AddressRule {
  const words = written.replace(/:([a-z_]+)/g, (_, word: string) => `{${colonWords.get(word) ?? word}}`);
  const pattern = words.startsWith('/') ? words : `/${words}`;
  return found === undefined ? { pattern } : { pattern, source: { file: found.file, key: found.key } };
}

/** Hugo: `permalinks`, for all kinds or those of pages, by section; else section and name. */
function findHugoRule(folder: FolderView, site: Site): AddressRule | undefined {
  const config: ConfigMap = readHugoConfig(folder, site.root) ?? new Map();
  const [section = ''] = sectionsOf(site);
  const own =
    configText(configAt(config, 'permalinks', 'page', section)) ||
    configText(configAt(config, 'permalinks', section));
  const file = ['hugo', 'config']
    .flatMap(name => ['toml', 'yaml', 'yml', 'json'].map(ending => `${name}.${ending}`))
    .map(name => joinPath(site.root, name))
    .find(path => folder.text(path) !== undefined);
  if (own !== '') return ruleOf(own, file === undefined ? undefined : { file, key: `permalinks.${section}` });
  return byFolders;
}

/** The sections of posts, as the site's own reader wrote them. */
function sectionsOf({ options }: Site): readonly string[] {
  return JSON.parse(options.sections ?? '[]') as readonly string[];
}

/** Nikola: the destination of `POSTS`, with a folder for each post unless `PRETTY_URLS` is False. */
function findNikolaRule(folder: FolderView, site: Site): AddressRule | undefined {
  const file = joinPath(site.root, 'conf.py');
  const conf = readPythonLiterals(folder.text(file) ?? '');
  const destinations = JSON.parse(site.options.destinations ?? '[]') as readonly string[];
  const start = joinPath(destinations[0] ?? 'posts', '{folders}', '{slug}');
  const isPretty = conf.get('PRETTY_URLS') !== false;
  return { pattern: `/${start}${isPretty ? '/' : '.html'}`, source: { file, key: 'POSTS' } };
}

/** Pelican: `ARTICLE_URL`, in which `{date:%Y}` is a year. */
function findPelicanRule(folder: FolderView, site: Site): AddressRule | undefined {
  const file = joinPath(site.root, 'pelicanconf.py');
  const url = pythonText(readPythonLiterals(folder.text(file) ?? '').get('ARTICLE_URL'));
  const pattern = `/${url === '' ? '{slug}.html' : url}`
    .replaceAll('{date:%Y}', '{year}')
    .replaceAll('{date:%m}', '{month}')
    .replaceAll('{date:%d}', '{day}')
    .replace(/^\/{2,}/, '/');
  return url === '' ? { pattern } : { pattern, source: { file, key: 'ARTICLE_URL' } };
}

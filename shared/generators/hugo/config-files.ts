import type { BlogPath } from '../../model/blog.ts';
import { configAt } from '../config/config-lookup.ts';
import { readJsonConfig } from '../config/read-json-config.ts';
import { readTomlConfig } from '../config/read-toml-config.ts';
import { type ConfigMap, type ConfigValue, configText, readYamlConfig } from '../config/read-yaml-config.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, folderOf, isBelow, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';

/** Folders below the opened one in which a site is looked for. */
const deepestSite = 3;

/** Most folders whose configuration is looked at: other programs have files called `config.json`, too. */
const mostRoots = 100;

// `docs/hugo.toml`, `config.yaml`, `config/_default/hugo.json`: the site's folder, `config/_default`, the name
const configPattern = /^(?:(.*?)\/)??(config\/_default\/)?((?:hugo|config)\.(?:toml|ya?ml|json))$/;

// Folders that hold other sites or none: themes bring a configuration along, `.github` has workflows called hugo.yml
const foreignPattern = /(?:^|\/)(?:\.[^/]*|themes|_vendor|vendor|node_modules|public)\//;

/** The folders whose names of files could be those of a Hugo site, the nearest first. */
export function findHugoRoots(folder: FolderView): readonly BlogPath[] {
  const roots = new Set<BlogPath>();
  for (const path of folder.paths) {
    const match = configPattern.exec(path);
    if (match !== null && !foreignPattern.test(path)) roots.add(match[1] ?? '');
  }
  return [...roots]
    .filter(root => depthOfRoot(root) <= deepestSite)
    .sort((a, b) => depthOfRoot(a) - depthOfRoot(b) || (a < b ? -1 : 1))
    .slice(0, mostRoots);
}

function depthOfRoot(root: BlogPath): number {
  return root === '' ? 0 : root.split('/').length;
}

const names = ['hugo', 'config'].flatMap(name =>
  ['.toml', '.yaml', '.yml', '.json'].map(ending => name + ending),
);

// A key of Hugo at the start of a line, for a configuration that cannot be parsed
const hugoKeyPattern = /^\s*["']?(?:baseURL|languageCode)["']?\s*[:=]/im;
const zolaKeyPattern = /^\s*base_url\s*=/m;

/** The configuration of the Hugo site in a folder, its parts in `config/_default` joined; undefined when it is none. */
export function readHugoConfig(folder: FolderView, root: BlogPath): ConfigMap | undefined {
  const places = ['', 'config/_default'].flatMap(place => names.map(name => joinPath(root, place, name)));
  const found = places.filter(path => folder.text(path) !== undefined);
  const path = found.find(file => isHugoConfig(folder, root, file));
  if (path === undefined) return undefined;
  const config = new Map(readConfigFile(folder, path));
  for (const part of splitFiles(folder, root)) {
    const name = withoutEnding(nameOf(part));
    const values = readConfigFile(folder, part);
    if (name !== 'hugo' && name !== 'config') config.set(name, values);
    else if (part !== path) addMissing(config, values);
  }
  return config;
}

/** The files of `config/_default`, each of which holds the part of the configuration it is named after. */
function splitFiles(folder: FolderView, root: BlogPath): readonly BlogPath[] {
  const place = joinPath(root, 'config/_default');
  return folder.paths.filter(path => folderOf(path) === place && isConfigEnding(endingOf(path)));
}

function addMissing(config: Map<string, ConfigValue>, values: ConfigMap): void {
  for (const [key, value] of values) if (!config.has(key)) config.set(key, value);
}

function isConfigEnding(ending: string): boolean {
  return /^\.(?:toml|ya?ml|json)$/.test(ending);
}

function readConfigFile(folder: FolderView, path: BlogPath): ConfigMap {
  const text = folder.text(path) ?? '';
  const ending = endingOf(path);
  if (ending === '.toml') return readTomlConfig(text);
  return ending === '.json' ? readJsonConfig(text) : readYamlConfig(text);
}

/** `hugo.*` is always one; `config.*` needs a key that only Hugo has, since Zola and others have files of that name. */
function isHugoConfig(folder: FolderView, root: BlogPath, path: BlogPath): boolean {
  if (nameOf(path).startsWith('hugo.')) return true;
  const text = folder.text(path) ?? '';
  const config = readConfigFile(folder, path);
  const isUnread = config.size === 0;
  if (config.has('base_url') || (isUnread && zolaKeyPattern.test(text))) return false;
  const has = (key: string) => configText(configAt(config, key)) !== '';
  if (has('baseURL') || has('languageCode') || (isUnread && hugoKeyPattern.test(text))) return true;
  const isSplit = path !== joinPath(root, nameOf(path));
  const hasTheme = configAt(config, 'theme') !== undefined;
  return (isSplit || hasTheme) && folder.paths.some(file => isBelow(joinPath(root, 'content'), file));
}

import type { MetadataField } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import {
  type ConfigMap,
  configList,
  configMap,
  configText,
  readYamlConfig,
} from '../config/read-yaml-config.ts';
import { isTimeZone } from '../front-matter/time-zone.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, isBelow, pathBelow } from '../paths/blog-paths.ts';

/** Where Jekyll blogs keep images, by how often they do. */
const imageFolders = ['assets/images', 'assets/img', 'assets', 'images', 'img', 'public/images', 'uploads'];

/** The blog a `_config.yml` describes. */
export function readJekyllSite(path: BlogPath, text: string, folder: FolderView): Site {
  const config = readYamlConfig(text);
  const root = folderOf(path);
  const timeZone = configText(config.get('timezone'));
  const defaultLang = configText(config.get('lang')) || configText(config.get('default_lang')) || 'en';
  const texts = (key: string) => configList(config.get(key)).map(configText).filter(Boolean);
  return {
    generator: 'jekyll',
    root,
    title: configText(config.get('title')) || configText(config.get('name')),
    defaultLang,
    languages: [...new Set([defaultLang, ...texts('languages')])],
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    postPatterns: ['**/_posts/**', '**/_drafts/**'],
    pagePatterns: ['**/*.md', '**/*.html'],
    imageFolder: findImageFolder(folder.paths, root, imageFolders),
    options: {
      baseUrl: configText(config.get('baseurl')).replace(/\/+$/, ''),
      collectionsFolder: configText(config.get('collections_dir')),
      included: JSON.stringify(texts('include')),
      excluded: JSON.stringify(texts('exclude')),
      collections: JSON.stringify(outputCollections(configMap(config.get('collections')))),
      defaults: JSON.stringify(configList(config.get('defaults')).map(item => readDefault(configMap(item)))),
    },
  };
}

function outputCollections(collections: ConfigMap): readonly string[] {
  return [...collections]
    .filter(
      ([name, settings]) => name !== 'posts' && configText(configMap(settings).get('output')) === 'true',
    )
    .map(([name]) => name);
}

/** Values for the posts of a path and type, as `defaults:` gives them. */
interface JekyllDefault {
  readonly path: string;
  readonly type: string;
  readonly values: readonly (readonly [string, string | readonly string[]])[];
}

function readDefault(item: ConfigMap): JekyllDefault {
  const scope = configMap(item.get('scope'));
  const values = [...configMap(item.get('values'))].map(
    ([key, value]) => [key, typeof value === 'string' ? value : configList(value).map(configText)] as const,
  );
  return { path: configText(scope.get('path')), type: configText(scope.get('type')), values };
}

/** The options of a Jekyll site as the lists they are. */
export interface JekyllSettings {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  readonly collections: readonly string[];
  readonly defaults: readonly JekyllDefault[];
}

const settingsOfSites = new WeakMap<Site, JekyllSettings>();

/** What {@link readJekyllSite} stored in the options of a site. */
export function jekyllSettings(site: Site): JekyllSettings {
  const known = settingsOfSites.get(site);
  if (known !== undefined) return known;
  const made: JekyllSettings = {
    included: optionList(site, 'included'),
    excluded: optionList(site, 'excluded'),
    collections: optionList(site, 'collections'),
    // Written by readDefault above: the shape is ours.
    defaults: JSON.parse(site.options.defaults ?? '[]') as readonly JekyllDefault[],
  };
  settingsOfSites.set(site, made);
  return made;
}

function optionList(site: Site, key: string): readonly string[] {
  const value: unknown = JSON.parse(site.options[key] ?? '[]');
  return Array.isArray(value) ? value.map(String) : [];
}

/** The fields `defaults:` gives a file, the most specific scope last. `type` is posts, pages or a collection's name. */
export function jekyllDefaults(site: Site, path: BlogPath, type: string): readonly MetadataField[] {
  const inSite = pathBelow(site.root, path);
  return jekyllSettings(site)
    .defaults.filter(item => inScope(item.path, inSite) && (item.type === '' || item.type === type))
    .sort((a, b) => a.path.length - b.path.length || a.type.length - b.type.length)
    .flatMap(item => item.values)
    .map(([key, value]) =>
      typeof value === 'string'
        ? { key, text: value, from: 0, to: 0 }
        : { key, text: '', items: value, from: 0, to: 0 },
    );
}

function inScope(scope: string, path: BlogPath): boolean {
  const clean = scope.replace(/^\/+|\/+$/g, '');
  if (!clean.includes('*')) return clean === path || isBelow(clean, path);
  const folder = clean.slice(0, clean.indexOf('*'));
  return path.startsWith(folder);
}

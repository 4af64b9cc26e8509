import type { BlogPath, GeneratorName, Site } from '../../model/blog.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import {
  outermostText,
  readScriptConfig,
  type ScriptPart,
  scriptParts,
  scriptStrings,
  scriptText,
} from '../config/read-script-config.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import type { FolderView } from '../generator.ts';
import {
  endingOf,
  folderOf,
  followPath,
  isBelow,
  joinPath,
  nameOf,
  pathBelow,
  withoutEnding,
} from '../paths/blog-paths.ts';
import { findPostFolders } from '../paths/find-post-folders.ts';
import { isLanguageCode } from '../paths/language-code.ts';
import { matchesGlob } from '../paths/matches-glob.ts';

/** What tells VitePress and VuePress apart. */
export interface VueGenerator {
  readonly name: Extract<GeneratorName, 'vitepress' | 'vuepress'>;
  /** Packages that only its sites depend on. */
  readonly packages: readonly string[];
}

interface VuePlace {
  readonly root: BlogPath;
  readonly config: string;
}

/** Folders below the opened one in which a site is looked for. */
const deepestSite = 3;

/**
 * The site's folder and the text of its configuration. Where the folder with the configuration is not among the paths,
 * `package.json` tells: by its dependencies, and by the folder that its scripts give the command.
 */
export function findVuePlace(folder: FolderView, generator: VueGenerator): VuePlace | undefined {
  const pattern = new RegExp(`^(?:(.*)/)?\\.${generator.name}/config(?:/index)?\\.[cm]?[jt]s$`);
  const places = folder.paths
    .flatMap(path => {
      const match = pattern.exec(path);
      return match === null ? [] : [{ path, root: match[1] ?? '' }];
    })
    .filter(({ root }) => depthOfRoot(root) <= deepestSite)
    .sort((a, b) => depthOfRoot(a.root) - depthOfRoot(b.root));
  const [nearest] = places;
  if (nearest !== undefined) return { root: nearest.root, config: folder.text(nearest.path) ?? '' };
  return findByManifest(folder, generator);
}

function depthOfRoot(root: BlogPath): number {
  return root === '' ? 0 : root.split('/').length;
}

function findByManifest(folder: FolderView, { name, packages }: VueGenerator): VuePlace | undefined {
  for (const path of sitesByDepth(folder, file => file === 'package.json')) {
    const base = folderOf(path);
    const { dependencies, scripts } = readPackageManifest(folder, base);
    if (!packages.some(item => dependencies.has(item))) continue;
    const command = new RegExp(`\\b${name}(?:-\\w+)?\\s+(?:dev|build|serve)\\s+([\\w./-]+)`);
    const named = scripts
      .map(line => command.exec(line.slice(0, 500))?.[1] ?? '')
      .find(arg => /^[^-]/.test(arg));
    return { root: followPath(base, named ?? '') ?? base, config: '' };
  }
  return undefined;
}

/** A locale of the site: the folder of its files and its language. */
interface VueLocale {
  readonly folder: string;
  readonly lang: string;
}

/** The site at a place; what the two generators have in common. */
export function readVueSite(
  folder: FolderView,
  { root, config: text }: VuePlace,
  { name }: VueGenerator,
): Site {
  const config = readScriptConfig(text);
  const source = followPath(root, name === 'vitepress' ? scriptText(config, 'srcDir') : '') ?? root;
  const excluded = scriptStrings(config, 'srcExclude');
  const named = readLocales(config);
  const defaultLang = named.find(locale => locale.folder === '')?.lang || ownLanguage(config) || 'en';
  const start: Site = {
    generator: name,
    root,
    title: outermostText(config, 'title'),
    defaultLang,
    languages: [],
    timeZone: 'UTC',
    postPatterns: [],
    pagePatterns: [joinPath(source, '**')],
    imageFolder: '',
    options: { source, baseUrl: scriptText(config, 'base'), excluded: JSON.stringify(excluded) },
  };
  const files = folder.paths.filter(path => isVuePage(start, path));
  const locales = named.length > 0 ? named : localeFolders(source, files);
  return {
    ...start,
    languages: [...new Set([defaultLang, ...locales.map(({ lang }) => lang)])],
    postPatterns: findPostFolders(folder, files, { root: source, orLargest: false }).map(path =>
      joinPath(path, '**'),
    ),
    options: { ...start.options, locales: JSON.stringify(locales) },
  };
}

/** The `lang` beside `locales`, not one of them. */
function ownLanguage(config: ScriptPart): string {
  const [locales] = scriptParts(config, 'locales');
  if (locales === undefined) return outermostText(config, 'lang');
  const beside = (part: ScriptPart): readonly ScriptPart[] =>
    part.parts.includes(locales) ? part.parts : part.parts.flatMap(beside);
  const value = beside(config).find(({ key }) => key === 'lang')?.value;
  return typeof value === 'string' ? value : '';
}

/** `locales: { root: { lang: 'en' }, zh: {…} }`, or VuePress' `'/': {…}, '/zh/': {…}`. */
function readLocales(config: ScriptPart): readonly VueLocale[] {
  const [found] = scriptParts(config, 'locales').filter(({ parts }) =>
    parts.some(part => scriptText(part, 'lang') !== '' || scriptText(part, 'label') !== ''),
  );
  return (found?.parts ?? []).map(part => {
    const folder = part.key === 'root' ? '' : part.key.replace(/^\/+|\/+$/g, '');
    return { folder, lang: scriptText(part, 'lang') || folder };
  });
}

function localeFolders(source: BlogPath, files: readonly BlogPath[]): readonly VueLocale[] {
  const firsts = files.map(path => pathBelow(source, path).split('/')).filter(parts => parts.length > 1);
  const names = new Set(firsts.map(([first = '']) => first).filter(isLanguageCode));
  return [...names].map(name => ({ folder: name, lang: name }));
}

/** Whether the generator makes a page of a file: Markdown in its source, not in `public` or a hidden folder. */
export function isVuePage(site: Site, path: BlogPath): boolean {
  const source = site.options.source ?? '';
  if (endingOf(path) !== '.md' || !isBelow(source, path)) return false;
  const folders = pathBelow(source, path).split('/').slice(0, -1);
  return folders[0] !== 'public' && !folders.some(name => name.startsWith('.') || name === 'node_modules');
}

/** Whether the configuration leaves a file out. */
export function isExcluded(site: Site, path: BlogPath): boolean {
  const inSource = pathBelow(site.options.source ?? '', path);
  return optionList(site, 'excluded').some(
    pattern => typeof pattern === 'string' && matchesGlob(pattern, inSource),
  );
}

function optionList(site: Site, key: string): readonly unknown[] {
  const value: unknown = JSON.parse(site.options[key] ?? '[]');
  return Array.isArray(value) ? value : [];
}

const localesOfSites = new WeakMap<Site, readonly VueLocale[]>();

/** The locale a file belongs to, and its path there: the same for all translations. */
export function splitLocale(
  site: Site,
  path: BlogPath,
): { readonly lang: string; readonly original: BlogPath } {
  // Written by readVueSite above: the shape is ours.
  const locales = localesOfSites.get(site) ?? (optionList(site, 'locales') as readonly VueLocale[]);
  localesOfSites.set(site, locales);
  const inSource = pathBelow(site.options.source ?? '', path);
  const locale = locales.find(({ folder }) => folder !== '' && isBelow(folder, inSource));
  return locale === undefined
    ? { lang: site.defaultLang, original: inSource }
    : { lang: locale.lang, original: pathBelow(locale.folder, inSource) };
}

/** The folder of a language's files below the source, or undefined when the site has no such language. */
export function localeFolder(site: Site, lang: string): string | undefined {
  const locales = optionList(site, 'locales') as readonly VueLocale[];
  const found = locales.find(locale => locale.lang === lang)?.folder;
  return found ?? (lang === site.defaultLang ? '' : undefined);
}

/** A day that stands in a path: in the name, or in folders for year, month and day; '' when there is none. */
export function dateOfPath(path: BlogPath): string {
  const named = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})(?:[-_. ][^/]*)?(?:\/(?:index|README)\.md)?$/i.exec(
    path,
  )?.[1];
  if (named !== undefined) return named;
  const [, year, month, day] = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})\//.exec(path) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** The last part of a page's address: the file's name, of an index its folder's. */
export function slugOfPath(path: BlogPath): string {
  const name = withoutEnding(nameOf(path));
  return /^(?:index|readme)$/i.test(name) ? nameOf(folderOf(path)) || name : name;
}

import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import {
  readScriptConfig,
  type ScriptPart,
  scriptCalls,
  scriptLiteral,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, followPath, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { findPostFolders } from '../paths/find-post-folders.ts';
import { isLanguageCode } from '../paths/language-code.ts';
import { matchesGlob } from '../paths/matches-glob.ts';
import { isRepositoryFileOf } from '../paths/repository-files.ts';
import { directoryData, knowsDrafts, readDefaults } from './data.ts';

/** Where Eleventy blogs keep images, in the input folder or at the root, by how often they do. */
const imageFolders = [
  'img',
  'images',
  'assets/img',
  'assets/images',
  'assets',
  '_img',
  'static/img',
  'uploads',
];

/** Where the data about the whole site usually are, in the input folder. */
const dataFiles = ['site', 'metadata', 'meta'].flatMap(name =>
  ['.json', '.js', '.mjs', '.cjs'].map(ending => `_data/${name}${ending}`),
);

/** The blog an Eleventy configuration describes; `text` is '' where there is none. */
export function readEleventySite(root: BlogPath, text: string, folder: FolderView): Site {
  const config = readScriptConfig(text);
  const input = inputFolder(root, config, folder);
  const ignored = [
    ...linesOf(folder.text(joinPath(root, '.eleventyignore'))),
    ...(usesGitIgnore(config) ? linesOf(folder.text(joinPath(root, '.gitignore'))) : []),
    ...scriptCalls(config, 'add').flatMap(({ parts }) => firstString(parts)),
  ];
  const draft: Site = emptySite(root, input, outputFolder(root, config), ignored);
  const files = folder.paths.filter(path => isEleventyTemplate(draft, path) && endingOf(path) === '.md');
  const dataText = dataFiles.map(name => folder.text(joinPath(input, name))).find(Boolean) ?? '';
  const data = readScriptConfig(dataText);
  const copies = readCopies(root, input, config);
  const defaultLang = scriptText(data, 'language') || scriptText(data, 'lang') || 'en';
  const dataPaths = directoryData(folder, root);
  return {
    ...draft,
    title: scriptText(data, 'title') || scriptText(data, 'name'),
    defaultLang,
    languages: [...new Set([defaultLang, ...languageFolders(input, files)])],
    postPatterns: findPostFolders(folder, files, { root: input, orLargest: true }).map(path =>
      joinPath(path, '**'),
    ),
    imageFolder: findImageFolder(folder.paths, '', imageCandidates(input, copies)),
    options: {
      ...draft.options,
      copies: JSON.stringify(copies),
      data: JSON.stringify(
        Object.fromEntries(dataPaths.map(path => [path, readDefaults(folder.text(path) ?? '')])),
      ),
      knowsDrafts: String(knowsDrafts(folder, text, dataPaths)),
      breaks: String(scriptLiteral(config, 'breaks') === true),
      linkify: String(scriptLiteral(config, 'linkify') === true),
      typographer: String(scriptLiteral(config, 'typographer') === true),
    },
  };
}

function emptySite(root: BlogPath, input: BlogPath, output: BlogPath, ignored: readonly string[]): Site {
  return {
    generator: 'eleventy',
    root,
    title: '',
    defaultLang: 'en',
    languages: ['en'],
    // Eleventy reads dates without a zone as UTC.
    timeZone: 'UTC',
    postPatterns: [],
    pagePatterns: [joinPath(input, '**')],
    imageFolder: '',
    options: { input, output, ignored: JSON.stringify(ignored) },
  };
}

function inputFolder(root: BlogPath, config: ScriptPart, folder: FolderView): BlogPath {
  const [set] = scriptCalls(config, 'setInputDirectory').flatMap(({ parts }) => firstString(parts));
  const scripts = folder.text(joinPath(root, 'package.json')) ?? '';
  const [, flag] = /eleventy[^"&|]{0,200}--input[= ]([^\s"&|]+)/.exec(scripts) ?? [];
  return followPath(root, set || scriptText(config, 'dir', 'input') || flag || '') ?? root;
}

function outputFolder(root: BlogPath, config: ScriptPart): BlogPath {
  const [set] = scriptCalls(config, 'setOutputDirectory').flatMap(({ parts }) => firstString(parts));
  return followPath(root, set || scriptText(config, 'dir', 'output') || '_site') ?? joinPath(root, '_site');
}

function firstString(parts: readonly ScriptPart[]): readonly string[] {
  const value = parts[0]?.value;
  return typeof value === 'string' ? [value] : [];
}

/** `setUseGitIgnore(false)` turns it off. */
function usesGitIgnore(config: ScriptPart): boolean {
  return !scriptCalls(config, 'setUseGitIgnore').some(({ parts }) => parts[0]?.value === false);
}

function linesOf(text: string | undefined): readonly string[] {
  const lines = (text ?? '').split('\n').map(line => line.trim().replace(/^\/+/, ''));
  return lines.filter(line => line !== '' && !line.startsWith('#') && !line.startsWith('!')).slice(0, 200);
}

const ignoredOfSites = new WeakMap<Site, readonly string[]>();

function ignoredOf(site: Site): readonly string[] {
  const known = ignoredOfSites.get(site);
  if (known !== undefined) return known;
  // Written by readEleventySite above: the shape is ours.
  const made = JSON.parse(site.options.ignored ?? '[]') as readonly string[];
  ignoredOfSites.set(site, made);
  return made;
}

/** Whether Eleventy makes a page of a file: in its input, not among layouts and data, and not ignored. */
export function isEleventyTemplate(site: Site, path: BlogPath): boolean {
  const { input = '', output = '_site' } = site.options;
  if (!isBelow(input, path) || isBelow(output, path)) return false;
  const inInput = pathBelow(input, path);
  const folders = inInput.split('/').slice(0, -1);
  const isLeftOut = folders.some(name =>
    /^(?:\.|_(?:includes|data|layouts|components|site)$|node_modules$)/.test(name),
  );
  if (isLeftOut || nameOf(path).startsWith('.') || isRepositoryFileOf(site, path)) return false;
  const inRoot = pathBelow(site.root, path);
  return !ignoredOf(site).some(
    pattern => matchesGlob(pattern, inRoot) || matchesGlob(`${pattern.replace(/\/+$/, '')}/**`, inRoot),
  );
}

function languageFolders(input: BlogPath, files: readonly BlogPath[]): readonly string[] {
  const firsts = files.map(path => pathBelow(input, path).split('/')).filter(parts => parts.length > 1);
  return [...new Set(firsts.map(([first = '']) => first))].filter(isLanguageCode);
}

/** A folder whose files are copied, and where they are on the site. */
export interface EleventyCopy {
  readonly from: BlogPath;
  /** Beginning with `/`, without one at the end. */
  readonly to: string;
}

function readCopies(root: BlogPath, input: BlogPath, config: ScriptPart): readonly EleventyCopy[] {
  const pairs = scriptCalls(config, 'addPassthroughCopy').flatMap(({ parts }) => [
    ...firstString(parts).map(from => [from, undefined] as const),
    ...(parts[0]?.parts ?? []).map(({ key, value }) => [key, value] as const),
  ]);
  return pairs.flatMap(([written, value]) => {
    const from = written.includes('*') || written === '' ? undefined : followPath(root, written);
    if (from === undefined || from === '') return [];
    const inInput = isBelow(input, from) ? pathBelow(input, from) : pathBelow(root, from);
    const to = typeof value === 'string' ? value : inInput;
    return [{ from, to: `/${to}`.replace(/\/+/g, '/').replace(/\/$/, '') }];
  });
}

function imageCandidates(input: BlogPath, copies: readonly EleventyCopy[]): readonly BlogPath[] {
  const froms = copies.map(({ from }) => from);
  const copied = froms.filter(from => /im(?:g|ages?)|assets|media|uploads/i.test(from));
  const bases = [...froms, input];
  return [
    ...new Set([
      ...copied,
      ...froms,
      ...bases.flatMap(base => imageFolders.map(name => joinPath(base, name))),
    ]),
  ];
}

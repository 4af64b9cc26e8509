import type { BlogPath, Site } from '../../model/blog.ts';
import { type PythonValue, readPythonLiterals } from '../config/python-literals.ts';
import { isPythonDict, pythonText, pythonTexts } from '../config/python-values.ts';
import { isTimeZone } from '../front-matter/time-zone.ts';
import { folderOf, joinPath } from '../paths/blog-paths.ts';

/** What Nikola uses where conf.py does not say: see nikola/conf.py.in. */
const defaultPatterns = {
  POSTS: ['posts/*.rst', 'posts/*.md', 'posts/*.txt', 'posts/*.html'],
  PAGES: ['pages/*.rst', 'pages/*.md', 'pages/*.txt', 'pages/*.html'],
} as const;

const defaultCompilers: Readonly<Record<string, string>> = {
  '.rst': 'rest',
  '.txt': 'rest',
  '.md': 'markdown',
  '.mdown': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
};

/** The blog a conf.py describes, read as data. `path` is the file's, `text` its contents. */
export function readNikolaSite(path: BlogPath, text: string): Site {
  const conf = readPythonLiterals(text);
  const root = folderOf(path);
  const defaultLang = pythonText(conf.get('DEFAULT_LANG')) || 'en';
  const imageFolders = folderMap(conf.get('IMAGE_FOLDERS'), { images: 'images' });
  const timeZone = pythonText(conf.get('TIMEZONE'));
  const posts = patternsOf(conf.get('POSTS'), defaultPatterns.POSTS);
  const pages = patternsOf(conf.get('PAGES'), defaultPatterns.PAGES);
  return {
    generator: 'nikola',
    root,
    title: localText(conf.get('BLOG_TITLE'), defaultLang),
    defaultLang,
    languages: [...new Set([defaultLang, ...keysOf(conf.get('TRANSLATIONS'))])],
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    postPatterns: posts.map(({ pattern }) => joinPath(root, pattern)),
    pagePatterns: pages.map(({ pattern }) => joinPath(root, pattern)),
    imageFolder: joinPath(root, Object.keys(imageFolders)[0] ?? 'images'),
    options: {
      translationsPattern: pythonText(conf.get('TRANSLATIONS_PATTERN')) || '{path}.{lang}.{ext}',
      postDateFolder:
        conf.get('NEW_POST_DATE_PATH') === true
          ? pythonText(conf.get('NEW_POST_DATE_PATH_FORMAT')) || '%Y/%m/%d'
          : '',
      metadataFormat: pythonText(conf.get('METADATA_FORMAT')).toLowerCase(),
      imageFolders: JSON.stringify(imageFolders),
      filesFolders: JSON.stringify(folderMap(conf.get('FILES_FOLDERS'), { files: '' })),
      destinations: JSON.stringify([...posts, ...pages].map(({ destination }) => destination)),
      hasRestDocinfo: String(conf.get('USE_REST_DOCINFO_METADATA') === true),
      hasMarkdownMeta: String(
        (pythonTexts(conf.get('MARKDOWN_EXTENSIONS')) ?? []).some(name => /(?:^|\.)meta$/.test(name)),
      ),
      metadataMapping: JSON.stringify(mappingOf(conf.get('METADATA_MAPPING'))),
      fileNamePattern: pythonText(conf.get('FILE_METADATA_REGEXP')),
      compilers: JSON.stringify(compilersOf(conf.get('COMPILERS'))),
    },
  };
}

function keysOf(value: PythonValue | undefined): readonly string[] {
  return isPythonDict(value) ? [...value.keys()] : [];
}

function localText(value: PythonValue | undefined, lang: string): string {
  return pythonText(isPythonDict(value) ? value.get(lang) : value);
}

interface PostPattern {
  readonly pattern: string;
  readonly destination: string;
}

function patternsOf(value: PythonValue | undefined, defaults: readonly string[]): readonly PostPattern[] {
  if (!Array.isArray(value)) return defaults.map(pattern => ({ pattern, destination: folderOf(pattern) }));
  // A single tuple instead of a tuple of tuples is a common slip that Nikola does not take either.
  return value.flatMap((item: PythonValue) => {
    if (!Array.isArray(item)) return [];
    const [pattern, destination] = item as readonly PythonValue[];
    return typeof pattern === 'string'
      ? [{ pattern: plainPath(pattern), destination: pythonText(destination) }]
      : [];
  });
}

function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

function folderMap(
  value: PythonValue | undefined,
  defaults: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (!isPythonDict(value)) return defaults;
  return Object.fromEntries([...value].map(([from, to]) => [plainPath(from), pythonText(to)]));
}

function compilersOf(value: PythonValue | undefined): Readonly<Record<string, string>> {
  if (!isPythonDict(value)) return defaultCompilers;
  const compilers = new Map<string, string>();
  for (const [compiler, endings] of value)
    for (const ending of Array.isArray(endings) ? endings : [endings])
      compilers.set(pythonText(ending).toLowerCase(), compiler);
  return Object.fromEntries(compilers);
}

/** Per source of metadata, the names Nikola knows for names it does not. */
function mappingOf(value: PythonValue | undefined): Readonly<Record<string, readonly (readonly string[])[]>> {
  if (!isPythonDict(value)) return {};
  return Object.fromEntries(
    [...value].map(([source, names]) => [
      source,
      isPythonDict(names) ? [...names].map(([from, to]) => [from, pythonText(to)]) : [],
    ]),
  );
}

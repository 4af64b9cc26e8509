import type { BlogPath, Site } from '../model/blog.ts';
import { folderOf, joinPath } from './blog-paths.ts';
import { type PythonValue, readPythonLiterals } from './python-literals.ts';
import { isTimeZone } from './time-zone.ts';

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
  const defaultLang = asText(conf.get('DEFAULT_LANG')) || 'en';
  const imageFolders = folderMap(conf.get('IMAGE_FOLDERS'), { images: 'images' });
  const timeZone = asText(conf.get('TIMEZONE'));
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
      translationsPattern: asText(conf.get('TRANSLATIONS_PATTERN')) || '{path}.{lang}.{ext}',
      postDateFolder:
        conf.get('NEW_POST_DATE_PATH') === true
          ? asText(conf.get('NEW_POST_DATE_PATH_FORMAT')) || '%Y/%m/%d'
          : '',
      metadataFormat: asText(conf.get('METADATA_FORMAT')).toLowerCase(),
      imageFolders: JSON.stringify(imageFolders),
      filesFolders: JSON.stringify(folderMap(conf.get('FILES_FOLDERS'), { files: '' })),
      destinations: JSON.stringify([...posts, ...pages].map(({ destination }) => destination)),
      compilers: JSON.stringify(compilersOf(conf.get('COMPILERS'))),
    },
  };
}

function asText(value: PythonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isMap(value: PythonValue | undefined): value is ReadonlyMap<string, PythonValue> {
  return value instanceof Map;
}

function keysOf(value: PythonValue | undefined): readonly string[] {
  return isMap(value) ? [...value.keys()] : [];
}

function localText(value: PythonValue | undefined, lang: string): string {
  return asText(isMap(value) ? value.get(lang) : value);
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
      ? [{ pattern: plainPath(pattern), destination: asText(destination) }]
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
  if (!isMap(value)) return defaults;
  return Object.fromEntries([...value].map(([from, to]) => [plainPath(from), asText(to)]));
}

function compilersOf(value: PythonValue | undefined): Readonly<Record<string, string>> {
  if (!isMap(value)) return defaultCompilers;
  const compilers = new Map<string, string>();
  for (const [compiler, endings] of value)
    for (const ending of Array.isArray(endings) ? endings : [endings])
      compilers.set(asText(ending).toLowerCase(), compiler);
  return Object.fromEntries(compilers);
}

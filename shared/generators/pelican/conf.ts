import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { type PythonValue, readPythonLiterals } from '../config/python-literals.ts';
import { isPythonDict, isPythonList, pythonText, pythonTexts } from '../config/python-values.ts';
import { isTimeZone } from '../front-matter/time-zone.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, followPath, isBelow } from '../paths/blog-paths.ts';
import { readPelicanHabits } from './habits.ts';

type Conf = ReadonlyMap<string, PythonValue>;

/** Where a file's date is looked for when the settings do not say: docs/settings.rst, "FILENAME_METADATA". */
const defaultFileNamePattern = '(?P<date>\\d{4}-\\d{2}-\\d{2}).*';

/** The blog a pelicanconf.py describes, read as data. `path` is the file's, `text` its contents. */
export function readPelicanSite(path: BlogPath, text: string, folder: FolderView): Site {
  const conf = readPythonLiterals(text);
  const root = folderOf(path);
  const content = contentFolder(conf, root, folder);
  const habits = readPelicanHabits(folder, content);
  const defaultLang = pythonText(conf.get('DEFAULT_LANG')) || 'en';
  const timeZone = pythonText(conf.get('TIMEZONE'));
  const articles = pathsOf(conf, ['ARTICLE_PATHS', 'ARTICLE_DIR']) ?? [''];
  const pages = pathsOf(conf, ['PAGE_PATHS', 'PAGE_DIR']) ?? ['pages'];
  const statics = (pathsOf(conf, ['STATIC_PATHS']) ?? ['images']).filter(name => name !== '');
  const below = (paths: readonly string[]) => paths.map(part => followPath(content, part) ?? content);
  const pictureFolders = statics.filter(name => !/\.\w+$/.test(name));
  return {
    generator: 'pelican',
    root,
    title: pythonText(conf.get('SITENAME')),
    defaultLang,
    languages: [...new Set([defaultLang, ...subsites(conf), ...habits.languages])],
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    postPatterns: below(articles),
    pagePatterns: below(pages),
    imageFolder: findImageFolder(
      folder.paths,
      content,
      pictureFolders.length > 0 ? pictureFolders : ['images'],
    ),
    options: {
      content,
      // Pelican adds the folders of each kind to what the other leaves out.
      postExcludes: JSON.stringify(below([...(pathsOf(conf, ['ARTICLE_EXCLUDES']) ?? []), ...pages])),
      pageExcludes: JSON.stringify(below([...(pathsOf(conf, ['PAGE_EXCLUDES']) ?? []), ...articles])),
      output: followPath(root, pythonText(conf.get('OUTPUT_PATH')) || 'output') ?? '',
      statics: JSON.stringify(statics),
      endings: JSON.stringify(endingsOf(conf.get('READERS'))),
      ...metadataOptions(conf),
      ...slugOptions(conf),
      ...dialectOptions(conf),
      ...habits.options,
    },
  };
}

/** `PATH`, where it is text and inside the blog; else `content` when it is there, else the folder of the settings. */
function contentFolder(conf: Conf, root: BlogPath, folder: FolderView): BlogPath {
  const written = pythonText(conf.get('PATH')).replaceAll('\\', '/').trim();
  const isUsable = written !== '' && !/^(?:[/~]|[A-Za-z]:)/.test(written);
  const named = isUsable ? followPath(root, written) : undefined;
  if (named !== undefined) return named;
  const usual = followPath(root, 'content') ?? 'content';
  return folder.paths.some(path => isBelow(usual, path)) ? usual : root;
}

/** The folders the first of the settings that is there names, relative to `PATH`. */
function pathsOf(conf: Conf, names: readonly string[]): readonly string[] | undefined {
  const texts = names.map(name => pythonTexts(conf.get(name))).find(found => found !== undefined);
  return texts?.map(text => text.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$|^\.$/g, ''));
}

/** The languages of the plug-in "i18n_subsites". */
function subsites(conf: Conf): readonly string[] {
  const sites = conf.get('I18N_SUBSITES');
  return isPythonDict(sites) ? [...sites.keys()] : [];
}

/** The endings of texts Pelican reads by itself, without those `READERS` switches off. */
function endingsOf(readers: PythonValue | undefined): readonly string[] {
  const all = ['md', 'markdown', 'mkd', 'mdown', 'rst', 'html', 'htm'];
  const off = new Set(
    isPythonDict(readers) ? [...readers].filter(([, value]) => value === null).map(([name]) => name) : [],
  );
  return all.filter(ending => !off.has(ending)).map(ending => `.${ending}`);
}

function metadataOptions(conf: Conf): Readonly<Record<string, string>> {
  const date = conf.get('DEFAULT_DATE');
  const fileName = conf.get('FILENAME_METADATA');
  const plugins = pythonTexts(conf.get('PLUGINS')) ?? [];
  return {
    defaultCategory: pythonText(conf.get('DEFAULT_CATEGORY')) || 'misc',
    folderIsCategory: String(conf.get('USE_FOLDER_AS_CATEGORY') !== false),
    fileNamePattern: typeof fileName === 'string' ? fileName : defaultFileNamePattern,
    pathPattern: pythonText(conf.get('PATH_METADATA')),
    defaults: JSON.stringify(defaultsOf(conf.get('DEFAULT_METADATA'))),
    defaultDate: isPythonList(date) ? dateOfNumbers(date) : pythonText(date).replace(/^fs$/, ''),
    author: pythonText(conf.get('AUTHOR')),
    hasYaml: String(plugins.some(name => /yaml_?metadata/i.test(name))),
  };
}

/** A dict, or the pairs older blogs write. */
function defaultsOf(value: PythonValue | undefined): Readonly<Record<string, string>> {
  const pairs = isPythonDict(value) ? [...value] : isPythonList(value) ? value.filter(isPythonList) : [];
  return Object.fromEntries(
    pairs.map(([key, text]) => [String(key).toLowerCase(), pythonTexts(text)?.join(',') ?? '']),
  );
}

/** `(2012, 3, 2, 14, 1)` as a date is written. */
function dateOfNumbers(parts: readonly PythonValue[]): string {
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(part =>
    typeof part === 'number' ? Math.trunc(part) : 0,
  );
  const two = (part: number) => String(part).padStart(2, '0');
  if (year === undefined || year <= 0) return '';
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

function slugOptions(conf: Conf): Readonly<Record<string, string>> {
  const substitutions = conf.get('SLUG_REGEX_SUBSTITUTIONS');
  const pairs = isPythonList(substitutions)
    ? substitutions.filter(isPythonList).map(([from, to]) => [pythonText(from), pythonText(to)])
    : null;
  return {
    slugSource: pythonText(conf.get('SLUGIFY_SOURCE')) || 'title',
    slugUnicode: String(conf.get('SLUGIFY_USE_UNICODE') === true),
    slugCase: String(conf.get('SLUGIFY_PRESERVE_CASE') === true),
    slugSubstitutions: JSON.stringify(pairs),
  };
}

/** The extensions of Python-Markdown that change how a text reads. */
function dialectOptions(conf: Conf): Readonly<Record<string, string>> {
  const markdown = conf.get('MARKDOWN');
  const configs = isPythonDict(markdown) ? markdown.get('extension_configs') : undefined;
  const extensions = [
    ...(isPythonDict(configs) ? configs.keys() : []),
    ...((isPythonDict(markdown) ? pythonTexts(markdown.get('extensions')) : undefined) ?? []),
    ...(pythonTexts(conf.get('MD_EXTENSIONS')) ?? []),
  ];
  return {
    extensions: JSON.stringify(extensions.map(name => name.replace(/^.*\.|\(.*$/gs, ''))),
    hasTypography: String(conf.get('TYPOGRIFY') === true),
  };
}

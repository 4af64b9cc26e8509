import type { BlogPath, Site } from '../../model/blog.ts';

/** A path taken apart: the post it is a translation of (or itself), and its language. */
export interface TranslatedPath {
  readonly original: BlogPath;
  readonly lang: string;
}

const patterns = new WeakMap<Site, RegExp | null>();

/** What `TRANSLATIONS_PATTERN` makes of a path: `post.sv.md` is `post.md` in Swedish. */
export function splitTranslation(site: Site, path: BlogPath): TranslatedPath {
  const match = patternOf(site)?.exec(path)?.groups;
  const { path: base, lang, ext } = match ?? {};
  if (base === undefined || lang === undefined || ext === undefined)
    return { original: path, lang: site.defaultLang };
  return { original: `${base}.${ext}`, lang };
}

/** The path of a post in a language: the reverse of {@link splitTranslation}. */
export function joinTranslation(site: Site, path: BlogPath, lang: string): BlogPath {
  const pattern = site.options.translationsPattern ?? '';
  const dot = path.lastIndexOf('.');
  if (lang === site.defaultLang || !site.languages.includes(lang) || dot < 0) return path;
  const parts: Record<string, string> = { path: path.slice(0, dot), ext: path.slice(dot + 1), lang };
  return pattern.replace(/\{(path|lang|ext)\}/g, (_, name: string) => parts[name] ?? '');
}

function patternOf(site: Site): RegExp | null {
  const known = patterns.get(site);
  if (known !== undefined) return known;
  const made = createPattern(site);
  patterns.set(site, made);
  return made;
}

function createPattern(site: Site): RegExp | null {
  const languages = site.languages.filter(lang => lang !== site.defaultLang).map(escapePattern);
  const pattern = site.options.translationsPattern ?? '';
  const hasAll = ['{path}', '{lang}', '{ext}'].every(part => pattern.split(part).length === 2);
  if (languages.length === 0 || !hasAll) return null;
  const source = escapePattern(pattern)
    .replace('\\{path\\}', '(?<path>.+)')
    .replace('\\{lang\\}', `(?<lang>${languages.join('|')})`)
    .replace('\\{ext\\}', '(?<ext>[^./]+)');
  return new RegExp(`^${source}$`, 's');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.|+(){}[\]*?-]/g, '\\$&');
}

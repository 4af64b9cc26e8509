import type { BlogPath, Site } from '../../model/blog.ts';

/** A path taken apart: the post it is a translation of (or itself), and its language. */
export interface TranslatedPath {
  readonly original: BlogPath;
  readonly lang: string;
}

interface TranslationPattern {
  readonly pattern: RegExp;
  /** For each language what every path in it holds: most paths hold none of it, and a search is quicker than the pattern. */
  readonly marks: readonly (readonly string[])[];
}

const patterns = new WeakMap<Site, TranslationPattern | null>();

/** What `TRANSLATIONS_PATTERN` makes of a path: `post.sv.md` is `post.md` in Swedish. */
export function splitTranslation(site: Site, path: BlogPath): TranslatedPath {
  const made = patternOf(site);
  const mayMatch = made?.marks.some(parts => parts.every(part => path.includes(part)));
  const { path: base, lang, ext } = (mayMatch && made?.pattern.exec(path)?.groups) || {};
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

function patternOf(site: Site): TranslationPattern | null {
  const known = patterns.get(site);
  if (known !== undefined) return known;
  const made = createPattern(site);
  patterns.set(site, made);
  return made;
}

function createPattern(site: Site): TranslationPattern | null {
  const others = site.languages.filter(lang => lang !== site.defaultLang);
  const languages = others.map(escapePattern);
  const pattern = site.options.translationsPattern ?? '';
  const hasAll = ['{path}', '{lang}', '{ext}'].every(part => pattern.split(part).length === 2);
  if (languages.length === 0 || !hasAll) return null;
  const source = escapePattern(pattern)
    .replace('\\{path\\}', '(?<path>.+)')
    .replace('\\{lang\\}', `(?<lang>${languages.join('|')})`)
    .replace('\\{ext\\}', '(?<ext>[^./]+)');
  const marks = others.map(lang => pattern.replace('{lang}', () => lang).split(/\{(?:path|ext)\}/));
  return { pattern: new RegExp(`^${source}$`, 's'), marks };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.|+(){}[\]*?-]/g, '\\$&');
}

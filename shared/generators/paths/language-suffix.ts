/** The name of a content file without its ending, taken apart: `index.fr` is `index` in French. */
export interface NamedLanguage {
  readonly name: string;
  /** One of the site's languages, or '' where the name says none. */
  readonly lang: string;
}

/** Splits the language of the site off a name; upper and lower case do not differ, as in Hugo. */
export function splitLanguage(name: string, languages: readonly string[]): NamedLanguage {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return { name, lang: '' };
  const suffix = name.slice(dot + 1).toLowerCase();
  const lang = languages.find(language => language.toLowerCase() === suffix);
  return lang === undefined ? { name, lang: '' } : { name: name.slice(0, dot), lang };
}

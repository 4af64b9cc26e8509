/** Scripts that run from the right, and languages written in one of them unless they say otherwise; source: CLDR. */
const scripts: ReadonlySet<string> = new Set('adlm arab hebr mand nkoo rohg samr syrc thaa'.split(' '));
const languages: ReadonlySet<string> = new Set(
  'ar arc bal bgn bqi ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi'.split(' '),
);

const tagPattern = /^([a-z]{2,8})(?:[-_]([a-z]{4})(?![a-z\d]))?(?:[-_][a-z\d]{1,8})*$/i;

/**
 * Tells a browser the language of a post: fonts, line breaks and what a screen reader speaks follow it, and so does the
 * direction of whatever has no letters of its own.
 */
export function showLanguage(article: HTMLElement, language: string): void {
  const tag = language.trim();
  const [, primary = '', script] = tagPattern.exec(tag) ?? [];
  const isFromRight = script ? scripts.has(script.toLowerCase()) : languages.has(primary.toLowerCase());
  set(article, 'lang', primary === '' ? undefined : tag.replaceAll('_', '-'));
  set(article, 'dir', isFromRight ? 'rtl' : undefined);
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

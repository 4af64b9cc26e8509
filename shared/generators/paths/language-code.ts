/** Languages that folders of blogs are named for: ISO 639-1, without codes that are commoner as words (`js` is none, `go` neither). */
const codes: ReadonlySet<string> = new Set(
  (
    'ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv ' +
    'mk mn mr ms nb ne nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh'
  ).split(' '),
);

// `pt-br`, `zh_TW`, `zh-Hans`
const codePattern = /^([a-z]{2})(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?$/i;

/** Whether a folder's name is a language's code, with or without a region or script. */
export function isLanguageCode(name: string): boolean {
  return codes.has(codePattern.exec(name)?.[1]?.toLowerCase() ?? '');
}

import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { endingOf, isBelow, joinPath, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';

/** The endings Hexo's usual renderers take. */
const endings: readonly string[] = ['.md', '.markdown', '.mkd', '.mkdn', '.html', '.htm'];

/** What a path says of a Hexo file. */
export interface HexoPath {
  readonly kind: PostKind;
  readonly isDraft: boolean;
  /** The day that `new_post_name` finds in the path, or ''. */
  readonly date: string;
  /** The part of the path that becomes the address, without folders. */
  readonly slug: string;
  /** The language of the folder or of `new_post_name`, or ''. */
  readonly lang: string;
  /** The path without its language: the same for all translations of a post. */
  readonly original: string;
}

/** Tells posts, drafts and pages from their paths; undefined for everything else. After Hexo's post and page processors. */
export function readHexoPath(site: Site, path: BlogPath): HexoPath | undefined {
  const source = site.options.source ?? 'source';
  if (!isBelow(source, path) || !endings.includes(endingOf(path))) return undefined;
  for (const folder of ['_posts', '_drafts']) {
    const posts = joinPath(source, folder);
    if (isBelow(posts, path)) return readPost(site, pathBelow(posts, path), folder === '_drafts');
  }
  const inSource = pathBelow(source, path);
  return isHidden(inSource) ? undefined : readPage(site, inSource);
}

/** Hexo reads nothing that begins with `_` or `.`, and no copies that editors leave (`x~`, `%x`). */
function isHidden(path: BlogPath): boolean {
  return /(?:^|\/)[_.%]/.test(path);
}

function readPost(site: Site, inPosts: BlogPath, isDraft: boolean): HexoPath | undefined {
  if (isHidden(inPosts)) return undefined;
  const named = readPostName(site.options.newPostName ?? '', withoutEnding(inPosts));
  const lang = named.lang || folderLanguage(site, inPosts);
  const slug = nameOf(named.title || withoutEnding(inPosts));
  return { kind: 'post', isDraft, date: named.date, slug, lang, original: withoutLanguage(inPosts, lang) };
}

function readPage(site: Site, inSource: BlogPath): HexoPath {
  const name = withoutEnding(inSource);
  const slug = nameOf(name.endsWith('/index') ? name.slice(0, -'/index'.length) : name);
  const lang = folderLanguage(site, inSource);
  const original = withoutLanguage(inSource, lang);
  return { kind: 'page', isDraft: false, date: '', slug, lang, original: `page ${original}` };
}

function folderLanguage(site: Site, path: BlogPath): string {
  const [first = '', second] = path.split('/');
  return second !== undefined && site.languages.includes(first) ? first : '';
}

function withoutLanguage(path: BlogPath, lang: string): string {
  return lang !== '' && path.startsWith(`${lang}/`) ? path.slice(lang.length + 1) : path;
}

interface PostName {
  readonly date: string;
  readonly title: string;
  readonly lang: string;
}

const noName: PostName = { date: '', title: '', lang: '' };

/** What each variable of `new_post_name` with a form of its own looks like. */
const forms: Readonly<Record<string, string>> = {
  year: '(\\d{4})',
  month: '(\\d{2})',
  day: '(\\d{2})',
  i_month: '(\\d{1,2})',
  i_day: '(\\d{1,2})',
  hash: '([0-9a-f]{12})',
};

interface NamePattern {
  readonly pattern: RegExp;
  readonly variables: readonly string[];
}

const namePatterns = new Map<string, NamePattern | undefined>();

/** Reads a path below `_posts`, without ending, by `new_post_name`: `:year-:month-:day-:title.md` finds a day. */
function readPostName(rule: string, path: string): PostName {
  const known = namePatterns.has(rule) ? namePatterns.get(rule) : compileName(rule);
  namePatterns.set(rule, known);
  const match = known?.pattern.exec(path.slice(0, 1000));
  if (known === undefined || match === null || match === undefined) return noName;
  const values = new Map(known.variables.map((name, index) => [name, match[index + 1] ?? '']));
  const [year, month, day] = [['year'], ['month', 'i_month'], ['day', 'i_day']].map(names =>
    names.map(name => values.get(name) ?? '').find(Boolean),
  );
  const date = year && month && day ? `${year}-${month}-${day}` : '';
  return { date, title: values.get('title') ?? '', lang: values.get('lang') ?? '' };
}

/** More than two variables that take any text would make matching slow; real rules have one or two. */
const mostOpenVariables = 2;

function compileName(rule: string): NamePattern | undefined {
  const variables: string[] = [];
  const source = withoutEnding(rule).replace(/:(\w+)|[^\w/]/g, (part, name?: string) => {
    if (name === undefined) return `\\${part}`;
    variables.push(name);
    return forms[name] ?? (name === 'title' ? '(.+?)' : '([^/]+?)');
  });
  const open = variables.filter(name => forms[name] === undefined);
  if (open.length > mostOpenVariables || variables.length > 10) return undefined;
  try {
    return { pattern: new RegExp(`^${source}$`), variables };
  } catch {
    return undefined;
  }
}

/** The path below `_posts` that `new_post_name` gives a new post. */
export function newHexoName(rule: string, values: ReadonlyMap<string, string>): BlogPath {
  const name = rule.replace(/:(\w+)/g, (_, variable: string) => values.get(variable) ?? '');
  const clean = name.split('/').filter(part => part !== '' && part !== '.' && part !== '..');
  return clean.join('/');
}

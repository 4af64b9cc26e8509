import type { GeneratorSyntax } from '../../generators/generator.ts';
import { restoreText } from './stand-ins.ts';

/** One pair of marks between which a generator's own syntax stands. */
export interface TagKind {
  readonly open: string;
  readonly close: string;
  /** Alone on its line it may end a paragraph above it; what writes text, such as `{{ title }}`, may not. */
  readonly interrupts: boolean;
}

const liquidTag: TagKind = { open: '{%', close: '%}', interrupts: true };
const output: TagKind = { open: '{{', close: '}}', interrupts: false };
const note: TagKind = { open: '{#', close: '#}', interrupts: true };
const shortcode: TagKind = { open: '{{<', close: '>}}', interrupts: true };
const markdownShortcode: TagKind = { open: '{{%', close: '%}}', interrupts: true };

/** The kinds each generator knows; of two that begin alike the longer stands first. */
const kinds: Readonly<Record<GeneratorSyntax, readonly TagKind[]>> = {
  none: [],
  mdx: [],
  liquid: [liquidTag, output],
  hexo: [liquidTag, output, note],
  zola: [liquidTag, output, note],
  hugo: [shortcode, markdownShortcode],
  nikola: [markdownShortcode],
  any: [shortcode, markdownShortcode, liquidTag, output],
};

/** The marks of a generator's own syntax. */
export function tagKindsOf(syntax: GeneratorSyntax): readonly TagKind[] {
  return kinds[syntax];
}

/** What is done with the lines between a tag and its end. */
export type TagBody = 'markdown' | 'code' | 'hidden' | 'raw';

/** The tags whose body is something else than Markdown with tags. */
const bodies: Readonly<Partial<Record<GeneratorSyntax, Readonly<Record<string, TagBody>>>>> = {
  liquid: { highlight: 'code', codeblock: 'code', comment: 'hidden', raw: 'raw' },
  hexo: { codeblock: 'code', code: 'code', raw: 'raw' },
  hugo: { highlight: 'code', comment: 'hidden' },
  nikola: { raw: 'raw' },
  any: { highlight: 'code', codeblock: 'code', comment: 'hidden', raw: 'raw' },
};

/** What stands between the marks. */
export interface TagContent {
  /** Whether it ends what an earlier tag of this name began. */
  readonly isEnd: boolean;
  /** Empty for what has none, such as `{{ "text" | upcase }}`. */
  readonly name: string;
  readonly args: string;
  /** Of a tag that is only talked about (its content stands in slashes and stars): the tag it talks about. */
  readonly escaped?: string;
}

// `{{</* name */>}}`, `{{%/* name */%}}`, `{%/* name() */%}`
const escapedPattern = /^(\{\{?[<%]?)\/\*(.*?)\*\/([>%]?\}\}?)$/s;

// `name args`, `/name`, `name(args)`
const contentPattern = /^(\/?)\s*([\w./-]*)(.*)$/s;

/** Takes a tag apart, marks included. */
export function readTag(source: string): TagContent {
  const raw = restoreText(source);
  const escaped = escapedPattern.exec(raw);
  if (escaped) {
    const [, open = '', content = '', close = ''] = escaped;
    return { isEnd: false, name: '', args: content.trim(), escaped: open + content + close };
  }
  const content = raw
    .replace(/^\{\{?[<%#]?-?/, '')
    .replace(/-?[>%#]?\}\}?$/, '')
    .trim();
  const [, slash = '', word = '', rest = ''] = contentPattern.exec(content) ?? [];
  const name = word.replace(/\/$/, '');
  const args = rest.replace(/\/$/, '').trim();
  const ended = raw.startsWith('{%') ? /^end_?(?=\w)/.exec(name) : null;
  if (ended) return { isEnd: true, name: name.slice(ended[0].length), args };
  return { isEnd: slash !== '', name, args };
}

/** What the lines after this tag are. */
export function bodyOfTag(raw: string, syntax: GeneratorSyntax): TagBody {
  const { isEnd, name, escaped } = readTag(raw);
  const named = bodies[syntax];
  const isOutput = /^\{\{(?![<%])/.test(raw);
  if (isOutput || isEnd || escaped !== undefined || !named || !Object.hasOwn(named, name)) return 'markdown';
  return named[name] ?? 'markdown';
}

/** Finds the tag that ends the given one, anywhere in a line. */
export function endOfTag(raw: string): RegExp {
  const { name } = readTag(raw);
  const own = name.replace(/[.-]/g, '\\$&');
  return raw.startsWith('{%')
    ? new RegExp(`\\{%-?\\s*end_?${own}\\s*-?%\\}`)
    : new RegExp(`\\{\\{[<%]\\s*/\\s*${own}\\s*[%>]\\}\\}`);
}

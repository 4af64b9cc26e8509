import { readExportedMetadata } from '../generators/next/exported-metadata.ts';
import { endingOf } from '../generators/paths/blog-paths.ts';
import type { MetadataBlock } from '../metadata/metadata-block.ts';
import type { GeneratorName } from '../model/blog.ts';
import type { BlogView, Check, CheckedPost, Found } from './check.ts';
import { metadataText } from './metadata/metadata-text.ts';
import { moveBlockFix } from './metadata/move-block.ts';
import {
  blockReader,
  findBehindWords,
  findStrayBlock,
  type ReadBlock,
  type StrayBlock,
} from './metadata/stray-block.ts';

// `line 3: …`
const linePattern = /^line (\d+):?\s*/;

/** Metadata that cannot be read: the generator stops at them, or leaves the post without a title and date. */
export const brokenMetadata: Check = {
  rule: 'broken-metadata',
  severity: 'error',
  find(post, blog) {
    const { entry, block } = post;
    if (entry.state !== 'broken') return findUnread(post, blog);
    const error = entry.error ?? '';
    const line = Number(linePattern.exec(error)?.[1] ?? 0);
    const at = line > 0 ? offsetOfLine(metadataText(post), line) : (block?.from ?? 0);
    const what = error.replace(linePattern, '').replace(/\.$/, '');
    return [
      { at, isInMetadata: true, message: `The metadata cannot be read: ${what || 'they are damaged'}.` },
    ];
  },
};

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}

/**
 * Those that skip empty lines above front matter: Hugo's parser of pages (parser/pageparser), Zola's pattern for it
 * (components/content/src/front_matter), Astro's (packages/internal-helpers, frontmatter).
 */
const skipsEmptyLines: ReadonlySet<GeneratorName> = new Set(['hugo', 'zola', 'astro']);

/** Whether the generator reads metadata behind these empty lines; hexo-front-matter 5 takes away one, and no more. */
function isSkipped(above: string, generator: GeneratorName): boolean {
  return skipsEmptyLines.has(generator) || (generator === 'hexo' && /^\r?\n$/.test(above));
}

/** Metadata that the generator does not find, for they are not where it looks, or not there any more. */
function findUnread(post: CheckedPost, blog: BlogView): readonly Found[] {
  const { source, before } = post;
  const read = blockReader(blog, source);
  const behind = findBehindWords(post, read);
  if (behind !== undefined)
    return [toFound(post, behind, read, 'Text stands above the metadata: it is left out of the page.')];
  if (hasMetadata(post)) return [];
  const stray = findStrayBlock(source.text, read, before);
  if (stray === undefined)
    return findGone(before === undefined ? undefined : read(before), blog.site.generator);
  const isEmpty = source.text.slice(0, stray.from).trim() === '';
  if (isEmpty && isSkipped(source.text.slice(0, stray.from), blog.site.generator)) return [];
  const what = isEmpty ? 'Empty lines stand' : 'Text stands';
  const message = `${what} above the metadata: they are read only at the very start of the file, and are shown as text here.`;
  return [toFound(post, stray, read, message)];
}

function toFound({ source }: CheckedPost, stray: StrayBlock, read: ReadBlock, message: string): Found {
  const fix = moveBlockFix(source.text, stray, read);
  return { at: stray.from, message, ...(fix ? { fix } : {}) };
}

/** Whether metadata are found, in the text or beside it. */
function hasMetadata({ block, source }: CheckedPost): boolean {
  const isExporting = endingOf(source.path) === '.mdx' && readExportedMetadata(source.text) !== undefined;
  return isExporting || block !== undefined;
}

/** How many keys are named. */
const mostKeys = 3;

/** Those that take a page's title from its first heading, and list pages that have no date. */
const titlesByHeading: ReadonlySet<GeneratorName> = new Set(['vitepress', 'vuepress', 'docusaurus', 'plain']);

function findGone(was: MetadataBlock | undefined, generator: GeneratorName): readonly Found[] {
  // What else is taken out is taken out on purpose: without a title or a date a post is another one.
  const isMissed = titlesByHeading.has(generator) ? /^date$/i : /^(?:title|date)$/i;
  if (was === undefined || !was.fields.some(({ key }) => isMissed.test(key))) return [];
  const message = `The metadata are gone: the version before has ${nameKeys(was.fields)} at the start of the file, and here none can be read there.`;
  return [{ at: 0, message }];
}

/** The first keys, each once: `“title”, “date” and more`. */
function nameKeys(fields: MetadataBlock['fields']): string {
  const keys = [...new Set(fields.map(({ key }) => key))];
  const named = keys.slice(0, mostKeys).map(key => `“${key}”`);
  if (keys.length > mostKeys) named.push('more');
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

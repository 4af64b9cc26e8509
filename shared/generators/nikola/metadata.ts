import { readHtmlMeta } from '../../metadata/html-meta.ts';
import { readKeyValueLines } from '../../metadata/key-value-lines.ts';
import { itemsOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readNikolaComment } from '../../metadata/nikola-comment.ts';
import { readNikolaLines } from '../../metadata/nikola-lines.ts';
import { readRestDocinfo } from '../../metadata/rest-docinfo.ts';
import { readSidecar } from '../../metadata/sidecar.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { Site } from '../../model/blog.ts';
import type { InheritedField, PostMetadata } from '../../model/post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { titleFromName } from '../paths/title-words.ts';
import { nameBlock, withNikolaNames } from './foreign-names.ts';
import { nikolaFormat } from './format.ts';
import { splitTranslation } from './translations.ts';

/** Whether a post keeps its metadata in a sidecar; an empty one does not count. */
export function hasNikolaSidecar(source: PostSource): boolean {
  return source.sidecarText !== undefined && source.sidecarText.trim() !== '';
}

/** The metadata at the top of a post's own text; none where a sidecar has it, for then all of the text is the body. */
export function nikolaBlockInText(site: Site, source: PostSource): MetadataBlock | undefined {
  if (hasNikolaSidecar(source)) return undefined;
  const { text } = source;
  return (
    readNikolaComment(text) ??
    readYamlFrontMatter(text) ??
    readTomlFrontMatter(text) ??
    readNikolaLines(text) ??
    foreignBlock(site, source)
  );
}

/** What Nikola reads where it finds none of its own: forms that come with the markup, two of them if conf.py says so. */
function foreignBlock(site: Site, { path, text }: PostSource): MetadataBlock | undefined {
  const format = nikolaFormat(site, path);
  if (format === 'html') return readHtmlMeta(text);
  if (format === 'rest' && site.options.hasRestDocinfo === 'true') return readRestDocinfo(text);
  return format === 'markdown' && site.options.hasMarkdownMeta === 'true'
    ? readKeyValueLines(text)
    : undefined;
}

/** The metadata of a post, wherever it is. */
export function nikolaBlock(site: Site, source: PostSource): MetadataBlock | undefined {
  return hasNikolaSidecar(source) ? readSidecar(source.sidecarText ?? '') : nikolaBlockInText(site, source);
}

/** What a Nikola post says of itself. */
export function readNikolaMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const { original, lang } = splitTranslation(site, source.path);
  const block = withNikolaNames(site, nikolaBlock(site, source)) ?? nameBlock(site, original);
  const name = withoutEnding(nameOf(original));
  const date = textOf(block, 'date');
  const tags = itemsOf(block, 'tags', ',');
  const isDraft = textOf(block, 'status') === 'draft' || tags.includes('draft');
  const isTranslation = original !== source.path;
  const metadata: PostMetadata = {
    title: textOf(block, 'title') || titleFromName(name),
    date,
    instant: parseDate(date, site.timeZone),
    // Nikola 7 and before had no status: a tag said it.
    draft: isDraft,
    // Both say what becomes of the post, and are taken away from its tags.
    tags: tags.filter(tag => tag !== 'draft' && tag !== 'private'),
    categories: itemsOf(block, 'category', /$^/),
    slug: textOf(block, 'slug') || name,
    lang,
    description: textOf(block, 'description'),
    author: textOf(block, 'author'),
    ...(isTranslation ? { inherits: unsaidIn(block, isDraft) } : {}),
  };
  return block?.error === undefined ? { metadata } : { metadata, error: block.error };
}

/** A translation's metadata are those of its original with its own over them (nikola/post.py). */
function unsaidIn(block: MetadataBlock | undefined, isDraft: boolean): readonly InheritedField[] {
  const isSaid = (field: InheritedField, key: string) =>
    textOf(block, key) !== '' || (field === 'draft' && isDraft);
  return fieldNames.filter(([field, key]) => !isSaid(field, key)).map(([field]) => field);
}

const fieldNames: readonly (readonly [InheritedField, key: string])[] = [
  ['title', 'title'],
  ['date', 'date'],
  ['draft', 'status'],
  ['tags', 'tags'],
  ['categories', 'category'],
  ['slug', 'slug'],
];

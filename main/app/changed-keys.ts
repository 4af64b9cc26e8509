import type { Generator, PostSource } from '../../shared/generators/generator.ts';
import type { Site } from '../../shared/model/blog.ts';
import type { PostMetadata } from '../../shared/model/post.ts';

const told: readonly (keyof PostMetadata)[] = [
  'title',
  'date',
  'draft',
  'tags',
  'categories',
  'slug',
  'lang',
  'description',
  'author',
];

/**
 * What of a post's metadata is another in `after` than in `before`, in words that are the same in every dialect, else
 * by its keys; nothing where the text below the metadata changed, too.
 */
export function changedKeys(
  generator: Generator,
  site: Site,
  before: PostSource,
  after: PostSource,
): readonly string[] {
  const [old, now] = [before, after].map(source => ({
    metadata: generator.readMetadata(site, source).metadata,
    block: generator.metadataInText(site, source),
    text: source.text,
  }));
  if (!old || !now) return [];
  if (old.text.slice(old.block?.to ?? 0) !== now.text.slice(now.block?.to ?? 0)) return [];
  const common = told.filter(name => String(old.metadata[name]) !== String(now.metadata[name]));
  if (common.length > 0) return common;
  const valuesOf = (block: typeof old.block) =>
    new Map(
      (block?.fields ?? []).map(({ key, text, items }) => [key, `${text}\n${items?.join('\n') ?? ''}`]),
    );
  const [olds, nows] = [valuesOf(old.block), valuesOf(now.block)];
  return [...new Set([...olds.keys(), ...nows.keys()])].filter(key => olds.get(key) !== nows.get(key));
}

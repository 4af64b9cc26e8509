import { findGenerator } from '../generators/all-generators.ts';
import type { MetadataBlock, MetadataStyle } from '../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import { applyChanges, type TextChanges } from '../model/text-change.ts';
import { type MergeSides, mergeTexts } from './merge-texts.ts';

/** Dialects in which every key begins a line of its own. */
const lineStyles: ReadonlySet<MetadataStyle> = new Set([
  'yaml',
  'toml',
  'nikola-lines',
  'nikola-comment',
  'key-value',
  'key-value-fenced',
]);

/**
 * Merges two versions of a post that began with the same text: the changes of `mine` that bring in what `theirs` has
 * changed. Undefined when they touch, or when metadata that both sides have in order would not be in order together.
 */
export function mergePost(site: Site, path: BlogPath, sides: MergeSides): TextChanges | undefined {
  const blockOf = (text: string) => findGenerator(site.generator).metadataInText(site, { path, text });
  const changes = mergeTexts(sides, text => blockEndOf(site, path, text));
  if (changes === undefined || changes.length === 0) return changes;
  const merged = faultsOf(blockOf(applyChanges(sides.mine, changes)));
  const known = Math.max(faultsOf(blockOf(sides.mine)), faultsOf(blockOf(sides.theirs)));
  return merged > known ? undefined : changes;
}

/** The end of a post's metadata where every key begins a line of its own, as a UTF-16 offset; 0 when there are none. */
export function blockEndOf(site: Site, path: BlogPath, text: string): number {
  const block = findGenerator(site.generator).metadataInText(site, { path, text });
  return block && lineStyles.has(block.style) && !block.isOpen ? block.to : 0;
}

/** How much is wrong with a block of metadata: keys that come again, and more than any of them when it cannot be read. */
export function faultsOf(block: MetadataBlock | undefined): number {
  if (block === undefined) return 0;
  if (block.error !== undefined) return Number.POSITIVE_INFINITY;
  return block.fields.length - new Set(block.fields.map(({ key }) => key)).size;
}

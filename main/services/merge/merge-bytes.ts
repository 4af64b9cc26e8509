import { findGenerator } from '../../../shared/generators/all-generators.ts';
import { faultsOf, mergePost } from '../../../shared/merge/merge-post.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { decodeText, encodeText, type TextShape } from '../files/text-shape.ts';

/** The three versions of a file, byte by byte. */
export interface ByteSides {
  readonly base: Uint8Array;
  readonly mine: Uint8Array;
  readonly theirs: Uint8Array;
}

/** What stands for a large file in a repository that uses Git LFS (its specification, version 1): no text to be merged. */
const lfsPointer = 'version https://git-lfs.github.com/spec/v1\n';

/** A file's text with `\n` line ends; undefined for what is none, so that it is taken whole or not at all. */
export function textOf(bytes: Uint8Array): string | undefined {
  const text = decodeText(bytes)?.text;
  return text?.startsWith(lfsPointer) ? undefined : text;
}

/**
 * Merges two versions of a post, a sidecar or another text by paragraph and metadata key. Undefined when they touch, when
 * the metadata would not be in order together, or when one of the three is no text. Never holds marks of a merge.
 */
export function mergeBytes(site: Site, path: BlogPath, sides: ByteSides): Uint8Array | undefined {
  const [base, mine, theirs] = [textOf(sides.base), textOf(sides.mine), textOf(sides.theirs)];
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  const changes = mergePost(site, path, { base, mine, theirs });
  return changes && encodeText(applyChanges(mine, changes), shapeGiver(sides));
}

/** Whether the metadata of `merged` have faults that neither side has: a key twice, or what cannot be read. */
export function isWorse(
  site: Site,
  path: BlogPath,
  merged: Uint8Array,
  sides: readonly Uint8Array[],
): boolean {
  const faults = (bytes: Uint8Array) => {
    const text = textOf(bytes);
    if (text === undefined) return 0;
    return faultsOf(findGenerator(site.generator).metadataInText(site, { path, text }));
  };
  return faults(merged) > Math.max(...sides.map(faults));
}

/** The version whose line ends the merged text has: when only the other side changed them, that one. */
function shapeGiver({ base, mine, theirs }: ByteSides): Uint8Array {
  return lineEndOf(mine) === lineEndOf(base) && lineEndOf(theirs) !== 'mixed' ? theirs : mine;
}

function lineEndOf(bytes: Uint8Array): string {
  const shape: TextShape | undefined = decodeText(bytes)?.shape;
  const [first = '\n', ...others] = shape?.lineEndings ?? [];
  return others.every(ending => ending === first) ? `${first}${shape?.hasByteOrderMark}` : 'mixed';
}

import type { RenderContext } from '../preview-protocol.ts';
import { createDefinitionTable } from './definition-table.ts';
import { documentParser } from './document-parser.ts';
import type { SegmentPatch } from './edit-segments.ts';
import type { Segment } from './segment.ts';

/** A segment as it is compared: how long its text is, and what was read in it. */
export interface SegmentDigest {
  /** UTF-16 units. */
  readonly length: number;
  readonly digest: string;
}

/** A post's body and what its segments hold, to be compared with a parse of the whole. */
export interface CheckRequest {
  readonly document: number;
  readonly version: number;
  readonly body: string;
  readonly context: RenderContext;
  readonly segments: readonly SegmentDigest[];
}

/** What a check found. */
export interface CheckResult {
  readonly document: number;
  readonly version: number;
  /** In offsets of the segments as they were; in order, not overlapping. */
  readonly patches: readonly SegmentPatch[];
}

/**
 * Parses the whole body at once and answers which segments must be replaced by what, since they were read otherwise.
 * None where the whole cannot be read.
 */
export function checkSegments({ document, version, body, context, segments }: CheckRequest): CheckResult {
  return { document, version, patches: compareSegments(segments, parseWhole(body, context)) };
}

function parseWhole(body: string, context: RenderContext): readonly Segment[] {
  try {
    return documentParser(context, createDefinitionTable()).parse(body);
  } catch (error) {
    // As in the text it is compared with: a preview without what a parser cannot take helps nobody.
    if (error instanceof Error) return [];
    throw error;
  }
}

function compareSegments(own: readonly SegmentDigest[], reference: readonly Segment[]): SegmentPatch[] {
  const patches: SegmentPatch[] = [];
  if (reference.length === 0) return patches;
  let [ownAt, referenceAt] = [0, 0];
  while (ownAt < own.length && referenceAt < reference.length) {
    const run = commonRun(own, reference, ownAt, referenceAt);
    const insert = reference.slice(referenceAt, run.referenceEnd);
    const isSame =
      run.ownEnd - ownAt === 1 &&
      insert.length === 1 &&
      insert.every(each => digestOf(each) === own[ownAt]?.digest);
    if (!isSame) patches.push({ at: ownAt, remove: run.ownEnd - ownAt, insert });
    [ownAt, referenceAt] = [run.ownEnd, run.referenceEnd];
  }
  return patches;
}

/** The shortest runs from here on that cover the same text. */
function commonRun(
  own: readonly SegmentDigest[],
  reference: readonly Segment[],
  ownStart: number,
  referenceStart: number,
): { readonly ownEnd: number; readonly referenceEnd: number } {
  let [ownEnd, referenceEnd] = [ownStart, referenceStart];
  let difference = 0;
  do {
    if (difference <= 0) {
      difference += own[ownEnd]?.length ?? 0;
      ownEnd += 1;
    } else {
      difference -= reference[referenceEnd]?.text.length ?? 0;
      referenceEnd += 1;
    }
  } while (difference !== 0 && (ownEnd < own.length || referenceEnd < reference.length));
  return { ownEnd, referenceEnd };
}

const digests = new WeakMap<Segment, string>();

/** A short text that is equal for segments that were read in the same way. */
export function digestOf(segment: Segment): string {
  const known = digests.get(segment) ?? makeDigest(segment);
  digests.set(segment, known);
  return known;
}

/** Makes digests of at most `limit` segments that have none yet; whether all have one then. */
export function prepareDigests(segments: readonly Segment[], limit: number): boolean {
  let left = limit;
  for (const segment of segments) {
    if (digests.has(segment)) continue;
    if (left === 0) return false;
    left -= 1;
    digestOf(segment);
  }
  return true;
}

function makeDigest({ long, blocks, text }: Segment): string {
  if (!long) return hash(JSON.stringify(blocks) + text);
  // How it is cut does not matter, and positions follow from the rest.
  const children = long.parts.flatMap(part => part.blocks);
  return hash(
    JSON.stringify([long.shell, children], (key, value) => (key === 'position' ? undefined : value)) + text,
  );
}

/** Two 32-bit hashes after Fowler, Noll and Vo, from two starts. */
function hash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
  }
  return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}

import type { BlogPath, Site } from '../model/blog.ts';
import { applyChanges } from '../model/text-change.ts';
import { findHunks, type Hunk } from './find-hunks.ts';
import { keyByKey } from './key-hunks.ts';
import { blockEndOf } from './merge-post.ts';
import { isTouching, type MergeSides, mergeTexts } from './merge-texts.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import { placesOf } from './text-places.ts';

/** A part of two versions of a post, in the order of the text; the parts of a side put together are that version. */
export interface MergePart {
  /**
   * `same`: as it was, or changed alike. `mine`, `theirs`: changed on that side alone. `merged`: changed on both, and joined.
   * `choice`: changed on both in the same place.
   */
  readonly kind: 'same' | 'mine' | 'theirs' | 'merged' | 'choice';
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** What both versions make together; for `choice` what keeping both makes. */
  readonly joined: string;
  /** Whether it is keys of the metadata, of which there can be only one. */
  readonly isMetadata: boolean;
}

/** What becomes of a part that both sides changed. */
export type PartChoice = 'mine' | 'theirs' | 'both';

/**
 * Compares two versions of a post that cannot be joined as a whole, paragraph by paragraph and key by key. At least one
 * part is a choice where the versions differ in the same place, or their metadata do not fit together.
 */
export function mergeParts(site: Site, path: BlogPath, sides: MergeSides): readonly MergePart[] {
  const parts = partsOf(sides, text => {
    const end = blockEndOf(site, path, text);
    return placesOf(text.slice(0, end), end).places;
  });
  if (parts.some(({ kind }) => kind === 'choice')) return parts;
  // Keys that stand twice are found in no single place: then all of the metadata are one.
  return partsOf(sides, text => {
    const end = blockEndOf(site, path, text);
    return end > 0 ? [text.slice(0, end)] : [];
  });
}

/** The text that comes of the parts; `choiceOf` is asked for each `choice`, by its place among all parts. */
export function joinParts(parts: readonly MergePart[], choiceOf: (part: number) => PartChoice): string {
  return parts
    .map((part, index) => {
      if (part.kind !== 'choice') return part.joined;
      const choice = choiceOf(index);
      return choice === 'both' ? part.joined : part[choice];
    })
    .join('');
}

/** Whether keeping both versions of every part still leaves out something of theirs: a key cannot stand twice. */
export function isLeavingOut(parts: readonly MergePart[]): boolean {
  return parts.some(part => part.kind === 'choice' && part.isMetadata && part.joined !== part.theirs);
}

type FindKeys = (text: string) => readonly string[];

function partsOf({ base, mine, theirs }: MergeSides, keysOf: FindKeys): readonly MergePart[] {
  const keys = keysOf(base);
  const cut = (text: string) => {
    const own = keysOf(text);
    return [...own, ...paragraphsOf(text.slice(own.join('').length))];
  };
  const places = cut(base);
  const hunksOf = (text: string) => keyByKey(findHunks(places, cut(text)), places, keys.length);
  const clusters = clusterHunks(hunksOf(mine), hunksOf(theirs), keys.length);
  const parts: MergePart[] = [];
  let at = 0;
  for (const cluster of clusters) {
    if (cluster.from > at) parts.push(samePart(places.slice(at, cluster.from).join(''), at < keys.length));
    parts.push(changedPart(places, cluster, cluster.from < keys.length));
    at = cluster.to;
  }
  if (at < places.length) parts.push(samePart(places.slice(at).join(''), at < keys.length));
  return parts;
}

/** Changes that belong to one part. */
interface Cluster {
  from: number;
  to: number;
  readonly mine: Hunk[];
  readonly theirs: Hunk[];
}

function clusterHunks(mine: readonly Hunk[], theirs: readonly Hunk[], keys: number): readonly Cluster[] {
  const all = [
    ...mine.map(hunk => ({ hunk, side: 'mine' as const, other: 'theirs' as const })),
    ...theirs.map(hunk => ({ hunk, side: 'theirs' as const, other: 'mine' as const })),
  ].sort((one, next) => one.hunk.from - next.hunk.from || one.hunk.to - next.hunk.to);
  const clusters: Cluster[] = [];
  for (const { hunk, side, other } of all) {
    const last = clusters.at(-1);
    const belongs = last?.[other].some(each => isTouching(each, hunk, keys)) ?? false;
    const cluster = last && belongs ? last : { from: hunk.from, to: hunk.to, mine: [], theirs: [] };
    if (cluster !== last) clusters.push(cluster);
    cluster[side].push(hunk);
    cluster.to = Math.max(cluster.to, hunk.to);
  }
  return clusters;
}

function samePart(text: string, isMetadata: boolean): MergePart {
  return { kind: 'same', base: text, mine: text, theirs: text, joined: text, isMetadata };
}

function changedPart(places: readonly string[], cluster: Cluster, isMetadata: boolean): MergePart {
  const base = places.slice(cluster.from, cluster.to).join('');
  const mine = withHunks(places, cluster, cluster.mine);
  const theirs = withHunks(places, cluster, cluster.theirs);
  const texts = { base, mine, theirs, isMetadata };
  if (mine === theirs) return { ...texts, kind: 'same', joined: mine };
  if (cluster.theirs.length === 0) return { ...texts, kind: 'mine', joined: mine };
  if (cluster.mine.length === 0) return { ...texts, kind: 'theirs', joined: theirs };
  const changes = isMetadata ? undefined : mergeTexts({ base, mine, theirs });
  if (changes) return { ...texts, kind: 'merged', joined: applyChanges(mine, changes) };
  return { ...texts, kind: 'choice', joined: isMetadata ? mine || theirs : oneAfterOther(mine, theirs) };
}

function withHunks(places: readonly string[], { from, to }: Cluster, hunks: readonly Hunk[]): string {
  const text: string[] = [];
  let at = from;
  for (const hunk of hunks) {
    text.push(...places.slice(at, hunk.from), ...hunk.places);
    at = hunk.to;
  }
  return [...text, ...places.slice(at, to)].join('');
}

/** Both texts as paragraphs of their own. */
function oneAfterOther(first: string, second: string): string {
  if (first.trim() === '') return second;
  if (second.trim() === '') return first;
  const ended = first.endsWith('\n') ? first : `${first}\n`;
  const isApart = /\n[ \t]*\n$/.test(ended) || /^[ \t]*\n/.test(second);
  return `${ended}${isApart ? '' : '\n'}${second}`;
}

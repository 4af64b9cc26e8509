import { canKeepBoth } from '../../../shared/merge/can-keep-both.ts';
import { joinParts, type MergePart, mergeParts, type PartChoice } from '../../../shared/merge/merge-parts.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PublishConflict, SettleChoice } from '../../../shared/model/settle.ts';
import type { KeptVersion } from '../../errors/describe-settled.ts';

/** What the user has picked: a choice for each part of each file that is not to be both, by file and part. */
export type Picks = Readonly<Record<BlogPath, Readonly<Record<number, PartChoice>>>>;

/** A file to be settled as the dialog shows it. */
export interface SettleFile {
  readonly conflict: PublishConflict;
  /** Its parts; null for a file that is taken whole. */
  readonly parts: readonly MergePart[] | null;
  /** Whether both versions can be kept, which is then what is picked first; else nothing is. */
  readonly canBeBoth: boolean;
}

/** A file that is taken whole is picked as if it had one part, of this place. */
export const wholePart = 0;

/** Cuts a file into the parts that are chosen by themselves. */
export function readSettleFile(site: Site, conflict: PublishConflict): SettleFile {
  const { path, kind, base, mine, online } = conflict;
  const canBeBoth = canKeepBoth(site, conflict);
  const isWhole = !canBeBoth || kind === 'not-text' || mine === null || online === null;
  return {
    conflict,
    parts: isWhole ? null : mergeParts(site, path, { base: base ?? '', mine, theirs: online }),
    canBeBoth,
  };
}

/** What is picked for a part; both, until the user says otherwise, or null where both cannot be kept. */
export function pickOf(picks: Picks, { conflict, canBeBoth }: SettleFile, part: number): PartChoice | null {
  return picks[conflict.path]?.[part] ?? (canBeBoth ? 'both' : null);
}

/** Whether all that has to be picked of a file is. */
export function isDecided(picks: Picks, file: SettleFile): boolean {
  return choicesOf(file).every(part => pickOf(picks, file, part) !== null);
}

/** The places of the parts between which the user chooses. */
export function choicesOf({ parts }: SettleFile): readonly number[] {
  if (parts === null) return [wholePart];
  return parts.flatMap((part, index) => (part.kind === 'choice' ? [index] : []));
}

/** The text of the file with what is picked; null for none, and as long as nothing is. */
export function resultOf(picks: Picks, file: SettleFile): string | null {
  const { conflict, parts } = file;
  if (parts) return joinParts(parts, part => pickOf(picks, file, part) ?? 'both');
  const pick = pickOf(picks, file, wholePart);
  if (pick === null) return null;
  if (pick === 'both') return conflict.mine ?? conflict.online;
  return pick === 'mine' ? conflict.mine : conflict.online;
}

/** What main is told about a file. */
export function toChoice(picks: Picks, file: SettleFile): SettleChoice {
  const { path, version } = file.conflict;
  const picked = new Set(choicesOf(file).map(part => pickOf(picks, file, part)));
  const isBoth = picked.size === 1 && picked.has('both');
  if (file.parts !== null && !isBoth) return { path, version, choice: 'edited', text: resultOf(picks, file) };
  const [pick] = picked;
  // Of what nobody has picked main says so.
  return { path, version, choice: pick === 'theirs' ? 'online' : (pick ?? 'both'), text: null };
}

/** What stands in the file with what is picked. */
export function keptOf(picks: Picks, file: SettleFile): KeptVersion {
  const { conflict, parts } = file;
  if (parts === null) return wholeKept(conflict, pickOf(picks, file, wholePart) ?? 'both');
  const kept = new Set(
    parts.flatMap((part, index) =>
      part.kind === 'choice' ? [keptIn(part, pickOf(picks, file, index))] : [],
    ),
  );
  const [only] = kept;
  return only !== undefined && kept.size === 1 ? only : 'mixed';
}

/** Of a key there can be one only, and an empty version adds nothing: then both are one of them. */
function keptIn({ mine, theirs, joined }: MergePart, pick: PartChoice | null): 'both' | 'mine' | 'online' {
  if (pick === 'mine' || (pick !== 'theirs' && joined === mine)) return 'mine';
  return pick === 'theirs' || joined === theirs ? 'online' : 'both';
}

const wholeVersions = {
  'deleted-here': { mine: 'left-deleted', theirs: 'back', both: 'back' },
  'deleted-online': { mine: 'kept', theirs: 'deleted', both: 'kept' },
  'not-text': { mine: 'mine', theirs: 'online', both: 'beside' },
} as const;

function wholeKept({ kind }: PublishConflict, pick: PartChoice): KeptVersion {
  return wholeVersions[kind === 'changed' || kind === 'added' ? 'not-text' : kind][pick];
}

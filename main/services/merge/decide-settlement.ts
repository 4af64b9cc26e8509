import { AppError } from '../../../shared/app-error.ts';
import { isLeavingOut, joinParts, mergeParts } from '../../../shared/merge/merge-parts.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { SettleChoice } from '../../../shared/model/settle.ts';
import { encodeText } from '../files/text-shape.ts';
import { textOf } from './merge-bytes.ts';
import type { OpenConflict } from './read-conflicts.ts';

/** What a choice means for a file: its bytes, null for no file, and what becomes of the versions that are not in them. */
export interface Settlement {
  readonly result: Uint8Array | null;
  readonly aside: readonly Leftover[];
  /** Whether both versions of a place stand in the result, one below the other. */
  readonly hasBoth?: boolean;
}

/** A version of which something is not in the result. */
export interface Leftover {
  readonly whose: 'mine' | 'online';
  readonly bytes: Uint8Array;
  /** `beside`: it becomes a file of the blog, next to the other one. */
  readonly kind: 'aside' | 'beside';
}

/** Works out what a choice makes of a file. Whatever is chosen, every byte of both versions is in the result or left over. */
export function decideSettlement(
  site: Site,
  path: BlogPath,
  { base, mine, online }: OpenConflict,
  { choice, text }: Pick<SettleChoice, 'choice' | 'text'>,
): Settlement {
  const asideOf = (whose: Leftover['whose'], bytes: Uint8Array | null): readonly Leftover[] =>
    bytes === null ? [] : [{ whose, bytes, kind: 'aside' }];
  if (choice === 'mine') return { result: mine, aside: asideOf('online', online) };
  if (choice === 'online') return { result: online, aside: asideOf('mine', mine) };
  if (choice === 'edited') {
    if (text === null) throw new AppError('contract.bad-params', { name: 'text' });
    const result = encodeText(text, mine ?? online ?? new Uint8Array());
    return { result, aside: [...asideOf('mine', mine), ...asideOf('online', online)] };
  }
  if (mine === null || online === null) return { result: mine ?? online, aside: [] };
  return bothOf(site, path, { base, mine, online });
}

function bothOf(
  site: Site,
  path: BlogPath,
  { base, mine, online }: { base: Uint8Array | null; mine: Uint8Array; online: Uint8Array },
): Settlement {
  const texts = { base: base && textOf(base), mine: textOf(mine), theirs: textOf(online) };
  if (texts.base === undefined || texts.mine === undefined || texts.theirs === undefined)
    // A picture keeps its name where the post of this writer shows it; the other one is to be looked at.
    return { result: mine, aside: [{ whose: 'online', bytes: online, kind: 'beside' }] };
  const parts = mergeParts(site, path, { base: texts.base ?? '', mine: texts.mine, theirs: texts.theirs });
  const result = encodeText(
    joinParts(parts, () => 'both'),
    mine,
  );
  const hasBoth = parts.some(
    part => part.kind === 'choice' && ![part.mine, part.theirs].includes(part.joined),
  );
  const aside = isLeavingOut(parts) ? [{ whose: 'online', bytes: online, kind: 'aside' } as const] : [];
  return { result, aside, hasBoth };
}

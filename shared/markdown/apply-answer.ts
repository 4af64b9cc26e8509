import type { PreviewAnswer, PreviewUnit, UnitPatch } from './preview-protocol.ts';

/** What a page shows of a post. */
export interface ShownDocument {
  readonly units: readonly PreviewUnit[];
  readonly generated: readonly PreviewUnit[];
}

/** What a page that shows `shown` shows after `answer`. */
export function applyAnswer(shown: ShownDocument, answer: PreviewAnswer): ShownDocument {
  return {
    units: applyPatches(shown.units, answer.patches),
    generated: applyPatches(shown.generated, answer.generated),
  };
}

/** The units after patches that apply in order. */
export function applyPatches(
  units: readonly PreviewUnit[],
  patches: readonly UnitPatch[],
): readonly PreviewUnit[] {
  return patches.reduce(applyPatch, units);
}

function applyPatch(units: readonly PreviewUnit[], patch: UnitPatch): readonly PreviewUnit[] {
  const { at, remove, insert, lines } = patch;
  const moved = units
    .slice(at + remove)
    .map(unit => (lines === 0 ? unit : { ...unit, line: unit.line + lines }));
  return [...units.slice(0, at), ...insert, ...moved];
}

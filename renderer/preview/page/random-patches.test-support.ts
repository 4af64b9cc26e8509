import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { applyAnswer, type ShownDocument } from '../../../shared/markdown/apply-answer.ts';
import { flattenUnits } from '../../../shared/markdown/flatten-units.ts';
import type {
  PreviewAnswer,
  PreviewUnit,
  UnitPatch,
  UnitWrapper,
} from '../../../shared/markdown/preview-protocol.ts';

/** An answer, and the nodes of the whole article after it. */
export interface Step {
  readonly answer: PreviewAnswer;
  readonly whole: readonly ElementContent[];
}

const tagNames: Readonly<Record<number, string>> = {
  1: 'ul',
  2: 'ol',
  3: 'section',
  4: 'table',
  5: 'tbody',
  6: 'div',
};

/** One patch in numbers that fit any document, for the units of the post or the generated ones. */
export const edits = fc.array(
  fc.record({
    isGenerated: fc.boolean(),
    at: fc.nat(400),
    remove: fc.oneof({ weight: 20, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(300) }),
    lines: fc.integer({ min: -1, max: 3 }),
    insert: fc.array(
      fc.record({
        within: fc.subarray([1, 2, 3, 4, 5, 6], { maxLength: 3 }),
        size: fc.nat(2),
      }),
      { maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

/** The first line of a post: lines move up here by ones, and 0 would be none. */
const firstLine = 101;

/** What the edits do to a post of `unitsBefore` units, the first step being that post. */
export function stepsOf(rounds: readonly Edits[], unitsBefore: number): Step[] {
  const start = Array.from({ length: unitsBefore }, (_, index) => {
    const wrappers = [{ id: 11 + (index >> 6), tagName: 'blockquote', properties: {} }];
    return unit(firstLine + index, 1, `s${index}`, index % 8 < 2 ? wrappers : []);
  });
  const first = answerOf([{ at: 0, remove: 0, insert: start, lines: 0 }]);
  let shown: ShownDocument = { units: start, generated: [] };
  const steps = rounds.map((round, roundIndex) => {
    const answers = round.map((edit, index) => {
      const answer = answerTo(edit, shown, 100 * roundIndex + 20 * index + 1);
      shown = applyAnswer(shown, answer);
      return answer;
    });
    return {
      answer: answerOf(
        answers.flatMap(({ patches }) => patches),
        answers.flatMap(({ generated }) => generated),
      ),
      whole: [...flattenUnits(shown.units), ...flattenUnits(shown.generated)],
    };
  });
  return [{ answer: first, whole: flattenUnits(start) }, ...steps];
}

function answerTo(
  { isGenerated, at, remove, lines, insert }: Edits[number],
  shown: ShownDocument,
  firstNumber: number,
): PreviewAnswer {
  const list = isGenerated ? shown.generated : shown.units;
  const place = at % (list.length + 1);
  const patch: UnitPatch = {
    at: place,
    remove: Math.min(remove, list.length - place),
    lines: isGenerated ? 0 : lines,
    insert: insert.map(({ within, size }, index) => {
      const number = firstNumber + index;
      const wrappers = within.map(id => ({ id, tagName: tagNames[id] ?? '', properties: { start: id % 2 } }));
      return unit(isGenerated ? 0 : 1000 + number, size, `u${number}`, wrappers);
    }),
  };
  return isGenerated ? answerOf([], [patch]) : answerOf([patch]);
}

/** A unit of `size` paragraphs of one line each; generated when `line` is 0. */
export function unit(line: number, size: number, text: string, within?: readonly UnitWrapper[]): PreviewUnit {
  const paragraph = (at: number): ElementContent => ({
    type: 'element',
    tagName: 'p',
    properties: line > 0 ? { dataLine: at, dataEndLine: at } : {},
    children: [{ type: 'text', value: text }],
  });
  const nodes = Array.from({ length: size }, (_, at) => paragraph(at));
  return { line, lines: size, nodes, ...(within && within.length > 0 ? { within } : {}) };
}

/** An answer that changes nothing else. */
export function answerOf(patches: readonly UnitPatch[], generated: readonly UnitPatch[] = []): PreviewAnswer {
  return {
    kind: 'patch',
    document: 1,
    version: 1,
    patches,
    generated,
    metadata: null,
    outline: null,
    counts: { words: 0, characters: 0, ideographs: 0 },
    messages: [],
    rest: 0,
  };
}

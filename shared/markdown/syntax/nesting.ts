import type { ParseContext, TokenizeContext } from 'micromark-util-types';

/** Blocks of ours in one another. Every line asks each open block whether it goes on, so the number has to have an end. */
const deepest = 32;

interface Nesting {
  line: number;
  depth: number;
  offset: number;
}

const nestings = new WeakMap<ParseContext, Nesting>();

function nestingOf(context: TokenizeContext): Nesting {
  const { line } = context.now();
  const known = nestings.get(context.parser);
  if (known?.line === line) return known;
  const fresh = { line, depth: 0, offset: -1 };
  nestings.set(context.parser, fresh);
  return fresh;
}

/** Counts a block that goes on in this line. */
export function countContinued(context: TokenizeContext): void {
  const nesting = nestingOf(context);
  nesting.depth += 1;
  nesting.offset = -1;
}

/** Whether one more block may begin here. The parser asks twice for each block: first it looks, then it reads. */
export function mayNest(context: TokenizeContext): boolean {
  const nesting = nestingOf(context);
  const { offset } = context.now();
  if (nesting.offset !== offset) nesting.depth += 1;
  nesting.offset = offset;
  return nesting.depth <= deepest;
}

import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

/** Takes `width` columns of white space from the beginning of a line; a blank line may have fewer. */
export function takeIndent(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  width: number,
): State {
  const indent: Construct = {
    partial: true,
    tokenize(inner, isIndented, isNot) {
      return factorySpace(
        inner,
        code => {
          const [, token] = context.events.at(-1) ?? [];
          const taken = token?.type === 'blockIndent' ? context.sliceSerialize(token, true).length : 0;
          return taken >= width ? isIndented(code) : isNot(code);
        },
        'blockIndent',
        width + 1,
      );
    },
  };
  const blank: Construct = {
    partial: true,
    tokenize: (inner, isBlank, isNot) =>
      factorySpace(
        inner,
        code => (code === null || markdownLineEnding(code) ? isBlank(code) : isNot(code)),
        'linePrefix',
      ),
  };
  return effects.check(blank, ok, effects.attempt(indent, ok, nok));
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    blockIndent: 'blockIndent';
  }
}

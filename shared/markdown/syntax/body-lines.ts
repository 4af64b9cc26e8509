import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';
import { matchingLine, ownLineEnding } from './line-endings.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    generatorBodyEnd: 'generatorBodyEnd';
    generatorBodyLine: 'generatorBodyLine';
  }
}

/** The lines after this one, up to one that holds `end`, or to the end of the block around or of the text. */
export function linesUntil(end: RegExp): Construct {
  const endLine = matchingLine(end, 'generatorBodyEnd');
  const line = matchingLine(/^/, 'generatorBodyLine');
  return {
    partial: true,
    tokenize(effects, ok) {
      return atLineEnding;

      function atLineEnding(code: Code): State | undefined {
        return effects.attempt(ownLineEnding, lineStart, ok)(code);
      }

      function lineStart(code: Code): State | undefined {
        return effects.attempt(endLine, ok, effects.attempt(line, atLineEnding, atLineEnding))(code);
      }
    },
  };
}

/** The lines after this one, up to a blank one. */
export const linesUntilBlank: Construct = {
  partial: true,
  tokenize(effects, ok) {
    const line = matchingLine(/^/, 'generatorBodyLine');
    return atLineEnding;

    function atLineEnding(code: Code): State | undefined {
      return effects.check(blankNext, ok, effects.attempt(ownLineEnding, lineStart, ok))(code);
    }

    function lineStart(code: Code): State | undefined {
      return effects.attempt(line, atLineEnding, atLineEnding)(code);
    }
  },
};

const blankNext: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const atEnd: State = code => (code === null || markdownLineEnding(code) ? ok(code) : nok(code));
    return effects.attempt(ownLineEnding, factorySpace(effects, atEnd, 'linePrefix'), nok);
  },
};

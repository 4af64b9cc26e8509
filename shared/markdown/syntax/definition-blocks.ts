import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';
import { countContinued, mayNest } from './nesting.ts';
import { takeIndent } from './take-indent.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    definitionDescription: 'definitionDescription';
    definitionDescriptionMark: 'definitionDescriptionMark';
  }
}

/**
 * `: text`: what is said of the term above; it goes on as long as lines are indented. `indent` is by how many columns,
 * where the dialect wants a fixed number; elsewhere as far as the text of the first line.
 */
export function definitionDescription(indent: number | undefined): Construct {
  return {
    name: 'definitionDescription',
    tokenize(effects, ok, nok) {
      const state = this.containerState ?? {};
      const mayOpen = mayNest(this);
      let width = 1;
      return code => {
        if (!mayOpen) return nok(code);
        effects.enter('definitionDescription')._container = true;
        effects.enter('definitionDescriptionMark');
        effects.consume(code);
        return mark;
      };

      function mark(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return nok(code);
        if (markdownSpace(code) && width < 4) {
          width += 1;
          effects.consume(code);
          return mark;
        }
        if (width === 1) return nok(code);
        effects.exit('definitionDescriptionMark');
        state.size = indent ?? width;
        return ok(code);
      }
    },
    continuation: {
      tokenize(effects, ok, nok) {
        countContinued(this);
        return takeIndent(this, effects, ok, nok, this.containerState?.size ?? 4);
      },
    },
    exit(effects) {
      effects.exit('definitionDescription');
    },
  };
}

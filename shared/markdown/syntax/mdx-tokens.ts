import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import { linesUntilBlank } from './body-lines.ts';
import { matchingLine, ownLineEnding } from './line-endings.ts';
import { expressionSteps, type Step, tagSteps } from './mdx-steps.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mdxBlock: 'mdxBlock';
    mdxData: 'mdxData';
    mdxText: 'mdxText';
  }
}

/** A component's tag or an expression, on one line or on several without a blank one between. */
function piece(makeSteps: () => Step, mayRunOn: boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return pieceStates(effects, ok, nok, makeSteps(), mayRunOn);
    },
  };
}

function pieceStates(effects: Effects, ok: State, nok: State, step: Step, mayRunOn: boolean): State {
  return begin;

  function begin(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code);
    effects.enter('mdxData');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    const next = step(code < 0 ? ' ' : String.fromCharCode(code));
    if (next === 'none') return nok(code);
    if (markdownLineEnding(code)) {
      effects.exit('mdxData');
      return mayRunOn ? effects.attempt(ownLineEnding, nextLine, nok)(code) : nok(code);
    }
    effects.consume(code);
    return next === 'end' ? finish : inside;
  }

  function nextLine(code: Code): State | undefined {
    return factorySpace(effects, begin, 'linePrefix')(code);
  }

  function finish(code: Code): State | undefined {
    effects.exit('mdxData');
    return ok(code);
  }
}

/** A piece of MDX within a line. */
function mdxText(makeSteps: () => Step): Construct {
  return {
    name: 'mdxText',
    tokenize(effects, ok, nok) {
      return code => {
        effects.enter('mdxText');
        return effects.attempt(piece(makeSteps, true), finish, nok)(code);
      };

      function finish(code: Code): State | undefined {
        effects.exit('mdxText');
        return ok(code);
      }
    },
  };
}

/** A piece of MDX on lines of its own. */
function mdxBlock(makeSteps: () => Step): Construct {
  return {
    name: 'mdxBlock',
    // The lines of a tag begin no lists or quotes, though they may look like it: `>`.
    concrete: true,
    tokenize(effects, ok, nok) {
      const mayRunOn = this.interrupt !== true;
      return code => {
        effects.enter('mdxBlock');
        return effects.attempt(piece(makeSteps, mayRunOn), afterPiece, nok)(code);
      };

      function afterPiece(code: Code): State | undefined {
        return factorySpace(effects, afterSpace, 'whitespace')(code);
      }

      function afterSpace(code: Code): State | undefined {
        if (code !== null && !markdownLineEnding(code)) return nok(code);
        effects.exit('mdxBlock');
        return ok(code);
      }
    },
  };
}

const moduleLine = matchingLine(
  /^(?:import\s+(?:["'{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:const|let|var|default|function|async|class|\{|\*))/,
  'mdxData',
);

/** Lines of a program, from `import` or `export` at the beginning of a line to a blank one. */
const moduleBlock: Construct = {
  name: 'mdxModule',
  concrete: true,
  tokenize(effects, ok, nok) {
    const mayBegin = this.interrupt !== true && this.now().column === 1;
    return code => {
      if (!mayBegin) return nok(code);
      effects.enter('mdxBlock');
      return effects.attempt(moduleLine, effects.attempt(linesUntilBlank, finish, finish), nok)(code);
    };

    function finish(code: Code): State | undefined {
      effects.exit('mdxBlock');
      return ok(code);
    }
  },
};

const [lessThan, brace, letterE, letterI] = [0x3c, 0x7b, 0x65, 0x69];

/** Components, expressions and lines of a program in Markdown. */
export const mdxSyntax: Extension = {
  flow: {
    [lessThan]: mdxBlock(tagSteps),
    [brace]: mdxBlock(expressionSteps),
    [letterE]: moduleBlock,
    [letterI]: moduleBlock,
  },
  text: { [lessThan]: mdxText(tagSteps), [brace]: mdxText(expressionSteps) },
  // Indented lines are text of the component around; `<https://…>` would be a tag.
  disable: { null: ['codeIndented'] },
};

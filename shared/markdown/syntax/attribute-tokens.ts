import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';
import type { MarkdownDialect } from '../../generators/generator.ts';
import { linesUntil } from './body-lines.ts';
import { matchingLine } from './line-endings.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    attributeBlock: 'attributeBlock';
    attributeLine: 'attributeLine';
    attributeText: 'attributeText';
    hiddenBlock: 'hiddenBlock';
  }
}

type AttributeDialect = Exclude<MarkdownDialect['attributeLists'], 'none'>;

// `{: .note}`, `{:toc}`, `{:name: .class}`, `{::options key="value" /}`
const kramdownLine = /^\{:[^{}]*\}\s*$/;

// The same, and `{.note}`, `{#id}`, `{ key=value }`
const pythonLine = /^\{(?::|\s*[#.][^\s}]|\s*[\w-]+=)[^{}]*\}\s*$/;

const linePattern: Readonly<Record<AttributeDialect, RegExp>> = {
  kramdown: kramdownLine,
  'python-markdown': pythonLine,
};

/** An attribute list on a line of its own. */
export function attributeBlock(dialect: AttributeDialect): Construct {
  const line = matchingLine(linePattern[dialect], 'attributeLine');
  return {
    name: 'attributeBlock',
    tokenize(effects, ok, nok) {
      return code => {
        effects.enter('attributeBlock');
        return effects.attempt(line, finish, nok)(code);
      };

      function finish(code: Code): State | undefined {
        effects.exit('attributeBlock');
        return ok(code);
      }
    },
  };
}

const commentLine = matchingLine(/^\{::comment\}/, 'attributeLine');
const commentEnd = /\{:\/(?:comment)?\}/;

/** kramdown's comment, `{::comment}` to `{:/comment}`. */
export const hiddenBlock: Construct = {
  name: 'hiddenBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    const isInterrupting = this.interrupt === true;
    return code => {
      effects.enter('hiddenBlock');
      return effects.attempt(commentLine, afterLine, nok)(code);
    };

    function afterLine(code: Code): State | undefined {
      return isInterrupting ? finish(code) : effects.attempt(linesUntil(commentEnd), finish, finish)(code);
    }

    function finish(code: Code): State | undefined {
      effects.exit('hiddenBlock');
      return ok(code);
    }
  },
};

/** An attribute list within a line. */
export function attributeText(dialect: AttributeDialect): Construct {
  return {
    name: 'attributeText',
    tokenize(effects, ok, nok) {
      const self = this;
      return code => {
        effects.enter('attributeText');
        effects.consume(code);
        return inside;
      };

      function inside(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code) || code === 0x7b) return nok(code);
        effects.consume(code);
        return code === 0x7d ? closed : inside;
      }

      function closed(code: Code): State | undefined {
        const token = effects.exit('attributeText');
        return linePattern[dialect].test(self.sliceSerialize(token)) ? ok(code) : nok(code);
      }
    },
  };
}

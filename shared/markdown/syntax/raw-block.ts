import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Exiter, State, Tokenizer } from 'micromark-util-types';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { matchingLine } from './line-endings.ts';
import { countContinued, mayNest } from './nesting.ts';
import { beginRawLines, isRawLine, type RawLines } from './raw-lines.ts';
import { bodyOfTag, type TagKind } from './tag-kinds.ts';
import { tagOf } from './tag-tokens.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    generatorRaw: 'generatorRaw';
    generatorRawEnd: 'generatorRawEnd';
  }
  interface ContainerState {
    /** Whether the line that ends this block has been read. */
    isOver?: boolean;
    rawLines?: RawLines;
  }
}

const endAlone = /^\s*(?:\{%-?\s*endraw\s*-?%\}|\{\{%\s*\/\s*raw\s*%\}\})\s*$/;
const endSomewhere = /\{%-?\s*endraw\s*-?%\}|\{\{%\s*\/\s*raw\s*%\}\}/;
const endLine = matchingLine(endAlone, 'generatorRawEnd');
const lineWithEnd = matchingLine(endSomewhere, 'generatorRawEnd');

/** What stands between `{% raw %}` and `{% endraw %}`, each alone on a line: Markdown in which tags are text. */
export function rawBlock(kind: TagKind, syntax: GeneratorSyntax): Construct {
  const open: Tokenizer = function (effects, ok, nok) {
    const self = this;
    const before = self.events.length;
    const mayOpen = !isRawLine(self.parser, self.now().line) && mayNest(self);
    return code => {
      if (!mayOpen) return nok(code);
      effects.enter('generatorRaw')._container = true;
      return effects.attempt(tagOf(kind, false), afterTag, nok)(code);
    };

    function afterTag(code: Code): State | undefined {
      return factorySpace(effects, afterSpace, 'whitespace')(code);
    }

    function afterSpace(code: Code): State | undefined {
      if (code !== null && !markdownLineEnding(code)) return nok(code);
      const tag = self.events
        .slice(before)
        .find(([step, { type }]) => step === 'exit' && type === 'generatorTag');
      if (!tag || bodyOfTag(self.sliceSerialize(tag[1]), syntax) !== 'raw') return nok(code);
      return ok(code);
    }
  };
  return { name: 'generatorRaw', tokenize: open, continuation: { tokenize: goOn }, exit };
}

const goOn: Tokenizer = function (effects, ok, nok) {
  const state = this.containerState ?? {};
  countContinued(this);
  if (state.isOver) return nok;
  const { line } = this.now();
  state.rawLines ??= beginRawLines(this.parser, line);
  state.rawLines.to = line;
  const over: State = code => {
    state.isOver = true;
    // What is open inside ends before this line, not after it.
    state._closeFlow = true;
    return ok(code);
  };
  return effects.attempt(endLine, over, effects.check(lineWithEnd, over, ok));
};

const exit: Exiter = effects => {
  effects.exit('generatorRaw');
};

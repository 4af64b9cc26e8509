import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { linesUntil } from './body-lines.ts';
import { isRawLine } from './raw-lines.ts';
import { bodyOfTag, endOfTag, readTag, type TagKind } from './tag-kinds.ts';
import { tagOf } from './tag-tokens.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    generatorBlock: 'generatorBlock';
  }
}

/**
 * A tag alone on its line; with it, where the generator takes them for something else than Markdown, the lines up to
 * the tag that ends it.
 */
export function tagBlock(kind: TagKind, syntax: GeneratorSyntax): Construct {
  return {
    name: 'generatorBlock',
    // The lines of a tag begin no lists or quotes, though they may look like it: `>}}`.
    concrete: true,
    tokenize(effects, ok, nok) {
      const isInterrupting = this.interrupt === true;
      const slice = (from: number): string => lastTag(this, from);
      const isRefused = isRawLine(this.parser, this.now().line) || (isInterrupting && !kind.interrupts);
      const before = this.events.length;

      return code => {
        if (isRefused) return nok(code);
        effects.enter('generatorBlock');
        return effects.attempt(tagOf(kind, !isInterrupting), afterTag, nok)(code);
      };

      function afterTag(code: Code): State | undefined {
        return factorySpace(effects, afterSpace, 'whitespace')(code);
      }

      function afterSpace(code: Code): State | undefined {
        if (code !== null && !markdownLineEnding(code)) return nok(code);
        const tag = slice(before);
        if (readTag(tag).escaped !== undefined) return nok(code);
        const body = bodyOfTag(tag, syntax);
        if (isInterrupting || (body !== 'code' && body !== 'hidden')) return finish(code);
        return effects.attempt(linesUntil(endOfTag(tag)), finish, finish)(code);
      }

      function finish(code: Code): State | undefined {
        effects.exit('generatorBlock');
        return ok(code);
      }
    },
  };
}

function lastTag(context: TokenizeContext, from: number): string {
  for (let at = context.events.length - 1; at >= from; at -= 1) {
    const [step, token] = context.events[at] ?? [];
    if (step === 'exit' && token?.type === 'generatorTag') return context.sliceSerialize(token);
  }
  return '';
}

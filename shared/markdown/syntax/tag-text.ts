import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { isRawLine } from './raw-lines.ts';
import { bodyOfTag, readTag, type TagKind } from './tag-kinds.ts';
import { tagOf } from './tag-tokens.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    generatorTagText: 'generatorTagText';
  }
}

/** Texts that are between `{% raw %}` and `{% endraw %}` at the moment. */
const rawTexts = new WeakSet<TokenizeContext>();

/** A tag within a line of text. */
export function tagText(kind: TagKind, syntax: GeneratorSyntax): Construct {
  return {
    name: 'generatorTagText',
    tokenize(effects, ok, nok) {
      const self = this;
      return code => {
        effects.enter('generatorTagText');
        return effects.attempt(tagOf(kind, true), afterTag, nok)(code);
      };

      function afterTag(code: Code): State | undefined {
        const token = effects.exit('generatorTagText');
        const tag = self.sliceSerialize(token);
        const { isEnd, name } = readTag(tag);
        const isRawEnd = isEnd && name === 'raw';
        if (isRawEnd) rawTexts.delete(self);
        else if (rawTexts.has(self) || isRawLine(self.parser, token.start.line)) return nok(code);
        else if (bodyOfTag(tag, syntax) === 'raw') rawTexts.add(self);
        return ok(code);
      }
    },
  };
}

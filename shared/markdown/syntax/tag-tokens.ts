import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Effects, State } from 'micromark-util-types';
import { ownLineEnding } from './line-endings.ts';
import type { TagKind } from './tag-kinds.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    generatorTag: 'generatorTag';
    generatorTagData: 'generatorTagData';
  }
}

const brace = 0x7b;
const percent = 0x25;

/**
 * Takes one tag, marks included, on one line or on several without a blank one between. Another tag's beginning inside
 * makes it text: so every character is looked at once, however many tags are left open.
 */
export function tagOf(kind: TagKind, mayRunOn: boolean): Construct {
  return {
    partial: true,
    tokenize: (effects, ok, nok) => tagStates(effects, ok, nok, kind, mayRunOn),
  };
}

function tagStates(effects: Effects, ok: State, nok: State, kind: TagKind, mayRunOn: boolean): State {
  const { open, close } = kind;
  let opened = 0;
  // The last characters read, as many as the closing mark has.
  let tail = '';
  return code => {
    if (code !== brace) return nok(code);
    effects.enter('generatorTag');
    effects.enter('generatorTagData');
    return opening(code);
  };

  function opening(code: Code): State | undefined {
    if (opened === open.length) return inside(code);
    if (code !== open.charCodeAt(opened)) return nok(code);
    opened += 1;
    effects.consume(code);
    return opening;
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (markdownLineEnding(code)) {
      effects.exit('generatorTagData');
      return mayRunOn ? effects.attempt(ownLineEnding, nextLine, nok)(code) : nok(code);
    }
    if (tail.endsWith('{') && (code === brace || code === percent)) return nok(code);
    tail = (tail + String.fromCharCode(Math.max(code, 0))).slice(-close.length);
    effects.consume(code);
    return tail === close ? closed : inside;
  }

  function nextLine(code: Code): State | undefined {
    tail = '';
    return factorySpace(effects, afterIndent, 'linePrefix')(code);
  }

  function afterIndent(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code);
    effects.enter('generatorTagData');
    return inside(code);
  }

  function closed(code: Code): State | undefined {
    effects.exit('generatorTagData');
    effects.exit('generatorTag');
    return ok(code);
  }
}

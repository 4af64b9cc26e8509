import type { Construct, State } from 'micromark-util-types';
import { dividedLine, type LinePiece, matchingLine } from './line-endings.ts';
import { countContinued, mayNest } from './nesting.ts';
import { takeIndent } from './take-indent.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    callout: 'callout';
    calloutFence: 'calloutFence';
    calloutKind: 'calloutKind';
    calloutMark: 'calloutMark';
    calloutTitle: 'calloutTitle';
  }
}

// `:::note Title`, `::: tip`, `:::warning[Title]{.wide}`, `::: {.note}`
const openingFence = /^(:{3,})([ \t]*)(?:(\{[^{}]*\})|([A-Za-z][\w-]*)([ \t]*)(.*))$/;

// `!!! note inline end "Title"`, `???+ tip`
const admonitionMark =
  /^(!!!|\?\?\?\+?)([ \t]*)([A-Za-z][\w-]*)((?:[ \t]+[\w-]+)*[ \t]*)(?:(")(.*)("[ \t]*))?$/;

/** `:::note Title`: a callout up to a line of as many colons, or to the end of the block around. */
export const fencedCallout: Construct = {
  name: 'fencedCallout',
  tokenize(effects, ok, nok) {
    const state = this.containerState ?? {};
    if (!mayNest(this)) return nok;
    const line = dividedLine(text => {
      const pieces = fencePieces(text);
      state.size = /^:*/.exec(text)?.[0].length;
      return pieces;
    });
    return code => {
      effects.enter('callout')._container = true;
      return effects.attempt(line, ok, nok)(code);
    };
  },
  continuation: {
    tokenize(effects, ok, nok) {
      const state = this.containerState ?? {};
      countContinued(this);
      if (state.isOver) return nok;
      const closing = matchingLine(new RegExp(`^ {0,3}:{${state.size ?? 3},}[ \\t]*$`), 'calloutFence');
      const over: State = code => {
        state.isOver = true;
        // What is open inside ends before this line, not after it.
        state._closeFlow = true;
        return ok(code);
      };
      return effects.attempt(closing, over, ok);
    },
  },
  exit(effects) {
    effects.exit('callout');
  },
};

function fencePieces(line: string): LinePiece[] | undefined {
  const match = openingFence.exec(line);
  if (!match) return undefined;
  const [, colons = '', space = '', attributes = '', kind = '', gap = '', rest = ''] = match;
  const mark = { length: colons.length + space.length, token: 'calloutMark' } as const;
  if (attributes !== '') return [mark, { length: attributes.length, token: 'calloutKind' }];
  const before = [mark, { length: kind.length, token: 'calloutKind' }] as const;
  const inBrackets = /^\[(.*)\]\s*(?:\{[^{}]*\}\s*)?$/.exec(rest);
  const title = inBrackets ? (inBrackets[1] ?? '') : rest.replace(/\s*(?:\{[^{}]*\})?\s*$/, '');
  const lead = inBrackets ? 1 : 0;
  return [
    ...before,
    { length: gap.length + lead, token: 'calloutMark' },
    { length: title.length, token: 'calloutTitle', isText: true },
    { length: rest.length - lead - title.length, token: 'calloutMark' },
  ];
}

/** `!!! note "Title"`: a callout that goes on as long as lines are indented by four. */
export const admonition: Construct = {
  name: 'admonition',
  tokenize(effects, ok, nok) {
    if (!mayNest(this)) return nok;
    return code => {
      effects.enter('callout')._container = true;
      return effects.attempt(dividedLine(admonitionPieces), ok, nok)(code);
    };
  },
  continuation: {
    tokenize(effects, ok, nok) {
      countContinued(this);
      return takeIndent(this, effects, ok, nok, 4);
    },
  },
  exit(effects) {
    effects.exit('callout');
  },
};

function admonitionPieces(line: string): LinePiece[] | undefined {
  const match = admonitionMark.exec(line);
  if (!match) return undefined;
  const [, mark = '', space = '', kind = '', classes = '', open = '', title = '', close = ''] = match;
  const before = [
    { length: mark.length + space.length, token: 'calloutMark' },
    { length: kind.length, token: 'calloutKind' },
  ] as const;
  if (title === '') return [...before, { length: (classes + open + close).length, token: 'calloutMark' }];
  return [
    ...before,
    { length: classes.length + open.length, token: 'calloutMark' },
    { length: title.length, token: 'calloutTitle', isText: true },
    { length: close.length, token: 'calloutMark' },
  ];
}

import katex from 'katex';

/** The part of KaTeX that replaces macros by what they stand for. */
interface Expander {
  pushTokens(tokens: readonly unknown[]): void;
  consumeArgs(count: number, delimiters?: unknown): (readonly unknown[])[];
  _getExpansion(name: string): Expansion | null;
}

interface Expansion {
  readonly tokens: readonly { readonly text: string }[];
  readonly numArgs: number;
}

/** What is left of the running formula's tokens. */
let left = 0;

/**
 * Runs `typeset` and lets it put no more than `limit` tokens in place of macros and arguments. KaTeX counts how often a macro
 * is replaced, not by how much: a few hundred characters can stand for gigabytes.
 * @throws RangeError when the formula grows beyond that.
 */
export function limitExpansion<T>(limit: number, typeset: () => T): T {
  left = limit;
  try {
    return typeset();
  } finally {
    left = 0;
  }
}

function spend(tokens: number): void {
  if (tokens > left) throw new RangeError('The macros of this formula stand for too much text.');
  left -= tokens;
}

function hook(expander: Expander): void {
  const { pushTokens, consumeArgs, _getExpansion } = expander;
  let places = 0;
  expander.pushTokens = function pushCounted(tokens) {
    spend(tokens.length);
    pushTokens.call(this, tokens);
  };
  expander._getExpansion = function findCounted(name) {
    const found = _getExpansion.call(this, name);
    places = found?.numArgs ? found.tokens.filter(({ text }) => text === '#').length : 0;
    return found;
  };
  // Arguments are put in their places before the whole is pushed, which is too late to count.
  expander.consumeArgs = function consumeCounted(count, delimiters) {
    const mine = places;
    const args = consumeArgs.call(this, count, delimiters);
    if (mine * Math.max(0, ...args.map(({ length }) => length)) > left) spend(left + 1);
    return args;
  };
}

// KaTeX gives its expander to macros that are functions, and to nothing else.
limitExpansion(100, () =>
  katex.renderToString('\\@hook', {
    macros: {
      '\\@hook': (expander: object) => {
        hook(Object.getPrototypeOf(expander));
        return '';
      },
    },
  }),
);

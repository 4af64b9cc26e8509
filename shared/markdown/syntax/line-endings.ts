import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State, TokenTypeMap } from 'micromark-util-types';

/** Takes a line ending, unless the next line belongs to an outer block only (a "lazy" line) or there is none. */
export const ownLineEnding: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const lineStart: State = code => (this.parser.lazy[this.now().line] ? nok(code) : ok(code));
    return code => {
      if (code === null) return nok(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return lineStart;
    };
  },
};

/** A part of a line: how many characters, as which token, and whether it holds text with markup. */
export interface LinePiece {
  readonly length: number;
  readonly token: keyof TokenTypeMap;
  readonly isText?: boolean;
}

/**
 * Takes the rest of a line, its ending left, as the pieces that `divide` makes of it; nothing where it makes none. A
 * tab counts as the spaces it stands for. Pieces must cover the line.
 */
export function dividedLine(divide: (line: string) => readonly LinePiece[] | undefined): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let line = '';
      let pieces: readonly LinePiece[] = [];
      let piece = 0;
      let taken = 0;
      const look: Construct = {
        partial: true,
        tokenize(seeing, seen) {
          return code => {
            if (code === null || markdownLineEnding(code)) return seen(code);
            seeing.enter('data');
            return see(code);
          };

          function see(code: Code): State | undefined {
            if (code === null || markdownLineEnding(code)) {
              seeing.exit('data');
              return seen(code);
            }
            line += code < 0 ? ' ' : String.fromCharCode(code);
            seeing.consume(code);
            return see;
          }
        },
      };
      return effects.check(
        look,
        code => {
          pieces = (divide(line) ?? []).filter(({ length }) => length > 0);
          return pieces.length === 0 ? nok(code) : enterPiece(code);
        },
        nok,
      );

      function enterPiece(code: Code): State | undefined {
        const current = pieces[piece];
        if (!current) return ok(code);
        taken = 0;
        effects.enter(current.token);
        if (current.isText) effects.enter('chunkText', { contentType: 'text' });
        return take(code);
      }

      function take(code: Code): State | undefined {
        const current = pieces[piece];
        if (!current) return ok(code);
        if (taken < current.length && code !== null && !markdownLineEnding(code)) {
          taken += 1;
          effects.consume(code);
          return take;
        }
        if (current.isText) effects.exit('chunkText');
        effects.exit(current.token);
        piece += 1;
        return enterPiece(code);
      }
    },
  };
}

/** Takes the rest of a line as one token where it fits the pattern. */
export function matchingLine(pattern: RegExp, token: keyof TokenTypeMap): Construct {
  return dividedLine(line => (pattern.test(line) ? [{ length: line.length, token }] : undefined));
}

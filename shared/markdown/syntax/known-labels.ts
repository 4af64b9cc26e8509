import type { Construct, Extension, ParseContext } from 'micromark-util-types';

/**
 * Labels that are defined somewhere in a post, as micromark normalises them (white space collapsed, upper case).
 * `[label]` and `[^label]` are references only where the label is known.
 */
export interface KnownLabels {
  readonly definitions: readonly string[];
  readonly footnotes: readonly string[];
}

/** Labels during one parse: what was known before, and afterwards also what the text itself defines. */
export interface LabelSeed {
  readonly extension: Extension;
  /** All labels: those given, and those that the parsed text defines. Empty before the parse. */
  labels(): KnownLabels;
}

/** Lets a piece of a post refer to what another piece defines. One seed serves one parse. */
export function seedLabels(known: KnownLabels | undefined): LabelSeed {
  let parser: ParseContext | undefined;
  // Takes nothing: being asked at the first character, before any text is read, is all it is for.
  const construct: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      if (parser !== this.parser) {
        parser = this.parser;
        parser.defined.push(...(known?.definitions ?? []));
        parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...(known?.footnotes ?? [])];
      }
      return nok;
    },
  };
  return {
    extension: { document: { null: construct } },
    labels: () => ({ definitions: parser?.defined ?? [], footnotes: parser?.gfmFootnotes ?? [] }),
  };
}

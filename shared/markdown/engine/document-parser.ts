import { dialectOf } from '../post-source.ts';
import type { RenderContext } from '../preview-protocol.ts';
import type { DefinitionTable } from './definition-table.ts';
import { createMarkdownParser, type SegmentParser } from './parse-segments.ts';
import { plainParser, wholeParser } from './plain-parsers.ts';

/** The parser for posts of a format; `table` knows what the post defines. */
export function documentParser(context: RenderContext, table: DefinitionTable): SegmentParser {
  if (context.format === 'html') return wholeParser;
  if (context.format !== 'markdown') return plainParser;
  return createMarkdownParser(dialectOf(context), mentions => table.known(mentions));
}

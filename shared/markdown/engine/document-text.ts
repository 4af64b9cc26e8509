import { applyChanges, type TextChange } from '../../model/text-change.ts';
import { type BodyPlace, bodyPlace } from '../post-source.ts';
import type { LineRange, PlainRange, RenderContext } from '../preview-protocol.ts';
import { createDefinitionTable, type DefinitionTable } from './definition-table.ts';
import { documentParser } from './document-parser.ts';
import type { SegmentPatch } from './edit-segments.ts';
import type { SegmentParser } from './parse-segments.ts';
import { findProvisional } from './provisional-definitions.ts';
import { isDefining, type Segment } from './segment.ts';
import { createSegmentedText, type SegmentedText } from './segmented-text.ts';
import { splitWaiting } from './split-waiting.ts';

/** A post's text as segments, whatever is typed into it. */
export interface DocumentText {
  /** The whole text of the file. */
  readonly text: string;
  /** 1-based line of the file the body begins on. */
  readonly firstLine: number;
  /** UTF-16 offset of the body. */
  readonly bodyStart: number;
  readonly segments: readonly Segment[];
  readonly table: DefinitionTable;
  readonly parser: SegmentParser;
  /** UTF-16 units that are not parsed yet. */
  readonly rest: number;
  /**
   * Applies a change.
   * @throws RangeError when it does not fit the text.
   */
  change(change: TextChange): void;
  /** Parses about `units` UTF-16 units of what waits. */
  advance(units: number): void;
  /** Reads a plain segment again whose text has changed; false when there is none. */
  retry(): boolean;
  /** Puts other segments of the same text in the place of some; in order, not overlapping. */
  replace(patches: readonly SegmentPatch[]): void;
}

/** How often labels are looked at again; what a definition changes can define others only in hostile texts. */
const maxRounds = 4;

/** A text of which nothing is parsed yet. `plain` are lines of the file that are shown as source. */
export function createDocumentText(
  start: string,
  context: RenderContext,
  plain: readonly PlainRange[],
  onWork: (range: LineRange) => void,
): DocumentText {
  const table = createDefinitionTable();
  const parser = documentParser(context, table);
  let text = start;
  let head = bodyPlace(start, context);

  const bodyFrom = (ranges: readonly PlainRange[]): SegmentedText =>
    createSegmentedText(splitWaiting(text.slice(head.start), ranges), {
      parser,
      onWork: range => onWork({ ...range, line: range.line + head.firstLine }),
    });
  let body = bodyFrom(plain.map(range => ({ ...range, line: range.line - head.firstLine })));
  const provisional =
    body.rest > 0 && context.format === 'markdown' ? findProvisional(text.slice(head.start), parser) : [];
  table.update(provisional);
  let defining: readonly Segment[] = provisional;
  let settled = body.definingState;

  /** Lets every segment know what is defined now. */
  const settle = (): void => {
    for (let round = 0; round < maxRounds && settled !== body.definingState; round += 1) {
      settled = body.definingState;
      const next = [...body.segments.filter(isDefining), ...(body.rest > 0 ? provisional : [])];
      if (isSameList(next, defining)) return;
      defining = next;
      refreshMentions(body, table.update(next));
    }
  };
  const changeBody = (before: BodyPlace, bodyLength: number, { from, to, insert }: TextChange): void => {
    const isInBody = head.start === before.start && from >= before.start;
    const isInHead = to <= before.start && text.length - head.start === bodyLength;
    if (isInBody) body.edit({ from: from - head.start, to: to - head.start, insert });
    else if (!isInHead) {
      body = bodyFrom([]);
      settled = -1;
      body.advance(text.length);
    }
  };

  return {
    get text() {
      return text;
    },
    get firstLine() {
      return head.firstLine;
    },
    get bodyStart() {
      return head.start;
    },
    get segments() {
      return body.segments;
    },
    get rest() {
      return body.rest;
    },
    table,
    parser,
    change(change) {
      const [before, bodyLength] = [head, text.length - head.start];
      const changed = applyChanges(text, [change]);
      if (!isHeadSafe(head, text, change)) head = bodyPlace(changed, context);
      text = changed;
      changeBody(before, bodyLength, change);
      settle();
    },
    advance(units) {
      body.advance(units);
      settle();
    },
    retry() {
      const index = body.segments.findIndex(({ isWorthRetry }) => isWorthRetry === true);
      if (index >= 0) body.refresh(index);
      settle();
      return index >= 0;
    },
    replace(patches) {
      for (const patch of [...patches].reverse()) body.replace(patch);
      settle();
    },
  };
}

/** Whether metadata stand before the body that a change to `text` cannot touch: it begins below the body's first line. */
function isHeadSafe({ start, isHeadOpen }: BodyPlace, text: string, { from }: TextChange): boolean {
  return start > 0 && !isHeadOpen && from > start && text.slice(start, from).includes('\n');
}

/** Reads those segments again that may refer to one of `labels`. */
function refreshMentions(body: SegmentedText, labels: ReadonlySet<string>): void {
  if (labels.size === 0) return;
  for (let index = body.segments.length - 1; index >= 0; index -= 1)
    if (mentionsAny(body.segments[index], labels)) body.refresh(index);
}

function isSameList(one: readonly Segment[], other: readonly Segment[]): boolean {
  return one.length === other.length && one.every((segment, index) => segment === other[index]);
}

function mentionsAny(segment: Segment | undefined, labels: ReadonlySet<string>): boolean {
  if (!segment || segment.mentions.size === 0) return false;
  for (const label of labels) if (segment.mentions.has(label)) return true;
  return false;
}

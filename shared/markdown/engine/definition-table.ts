import type { Definition, FootnoteDefinition } from 'mdast';
import type { KnownLabels } from '../syntax/known-labels.ts';
import type { Segment } from './segment.ts';

/** A footnote and the segment it was read in. */
export interface KnownFootnote {
  readonly definition: FootnoteDefinition;
  readonly segment: Segment;
}

/** What the post defines: link targets and footnotes, by their normalised labels. The first of a label counts. */
export interface DefinitionTable {
  readonly footnotes: ReadonlyMap<string, KnownFootnote>;
  definitions(mentions: ReadonlySet<string>): readonly Definition[];
  known(mentions: ReadonlySet<string>): KnownLabels;
  /**
   * Reads what `segments` define. Answers the labels whose meaning changed, footnotes with their `^`: those that came or
   * went, and links whose target changed.
   */
  update(segments: readonly Segment[]): ReadonlySet<string>;
}

/** A table of a post that defines nothing. */
export function createDefinitionTable(): DefinitionTable {
  let links = new Map<string, Definition>();
  let footnotes = new Map<string, KnownFootnote>();
  return {
    get footnotes() {
      return footnotes;
    },
    definitions: mentions => (links.size === 0 ? [] : [...mentions].flatMap(label => links.get(label) ?? [])),
    known: mentions => ({
      definitions: links.size === 0 ? [] : [...mentions].filter(label => links.has(label)),
      footnotes:
        footnotes.size === 0
          ? []
          : [...mentions]
              .filter(isFootnote)
              .flatMap(label => (footnotes.has(label.slice(1)) ? [label.slice(1)] : [])),
    }),
    update(segments) {
      const nextLinks = new Map<string, Definition>();
      const nextFootnotes = new Map<string, KnownFootnote>();
      for (const segment of segments) {
        for (const definition of segment.definitions) setFirst(nextLinks, labelOf(definition), definition);
        for (const definition of segment.footnotes)
          setFirst(nextFootnotes, labelOf(definition), { definition, segment });
      }
      const changed = new Set([
        ...differences(links, nextLinks, targetOf),
        ...differences(footnotes, nextFootnotes, footnote => String(footnote !== undefined)).map(
          label => `^${label}`,
        ),
      ]);
      links = nextLinks;
      footnotes = nextFootnotes;
      return changed;
    },
  };
}

const isFootnote = (label: string): boolean => label.startsWith('^');

function setFirst<T>(map: Map<string, T>, label: string, value: T): void {
  if (!map.has(label)) map.set(label, value);
}

function labelOf({ identifier }: Definition | FootnoteDefinition): string {
  return identifier.toUpperCase();
}

function targetOf(definition: Definition | undefined): string | undefined {
  return definition && JSON.stringify([definition.url, definition.title]);
}

/** The labels under which two maps hold what differs by `key`. */
function differences<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  key: (value: T | undefined) => string | undefined,
): string[] {
  const labels = [...new Set([...one.keys(), ...other.keys()])];
  return labels.filter(label => key(one.get(label)) !== key(other.get(label)));
}

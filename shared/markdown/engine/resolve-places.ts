import { slug } from 'github-slugger';
import type { Element, ElementContent } from 'hast';
import { footnoteName } from '../expand-html.ts';
import type { OutlineHeading } from '../preview-protocol.ts';
import { sanitizeSchema } from '../sanitize-schema.ts';
import type { KnownFootnote } from './definition-table.ts';
import type { OpenHeading, OpenPlace, OpenReference } from './document-parts.ts';
import type { RenderedFootnote, RenderedUnit } from './render-piece.ts';

/** A unit and the line of the file it begins on. */
export interface PlacedUnit {
  readonly unit: RenderedUnit;
  readonly line: number;
}

/** A footnote in the order of the post, with all that points to it. */
export interface NumberedFootnote {
  readonly name: string;
  readonly rendered: RenderedFootnote;
  /** How often it is referred to. */
  readonly references: number;
}

/** The parts of a post that depend on all of it. */
export interface ResolvedPlaces {
  readonly outline: readonly OutlineHeading[];
  readonly footnotes: readonly NumberedFootnote[];
  /** For each unit with open places a text that is equal as long as what was written into them is. */
  readonly states: ReadonlyMap<RenderedUnit, string>;
}

export interface ResolveOptions {
  /** Every footnote of the post by its name in addresses. */
  readonly footnotes: ReadonlyMap<string, KnownFootnote>;
  renderFootnote(footnote: KnownFootnote): RenderedFootnote;
}

const prefix = sanitizeSchema.clobberPrefix ?? '';

/**
 * Gives headings their ids, references their numbers and links to the post itself their targets, in the elements of
 * `units`, which are all units of the post in their order.
 */
export function resolvePlaces(units: readonly PlacedUnit[], options: ResolveOptions): ResolvedPlaces {
  const headings = resolveHeadings(units);
  const numbers = new Map<string, { number: number; references: number }>();
  const order: string[] = [];
  const states = new Map<RenderedUnit, string[]>();
  const note = (place: OpenPlace): string =>
    place.kind === 'reference' ? numberReference(place, options, numbers, order) : '';
  for (const { unit } of units) if (unit.places.length > 0) states.set(unit, unit.places.map(note));
  const footnotes: NumberedFootnote[] = [];
  const rendered: RenderedFootnote[] = [];
  // Footnotes may refer to further ones, which come after all that the text refers to.
  for (let at = 0; at < order.length; at += 1) {
    const known = options.footnotes.get(order[at] ?? '');
    const footnote = known ? options.renderFootnote(known) : { nodes: [], places: [], ids: [] };
    for (const place of footnote.places) note(place);
    rendered.push(footnote);
  }
  for (const [at, name] of order.entries())
    footnotes.push({
      name,
      rendered: rendered[at] ?? { nodes: [], places: [], ids: [] },
      references: numbers.get(name)?.references ?? 0,
    });
  linkAnchors(units, footnotes, states, headings.ids);
  for (const { unit, id } of headings.written) states.get(unit)?.push(id);
  return {
    outline: headings.outline,
    footnotes,
    states: new Map([...states].map(([unit, values]) => [unit, values.join('\n')])),
  };
}

interface ResolvedHeadings {
  readonly outline: readonly OutlineHeading[];
  readonly ids: ReadonlySet<string>;
  readonly written: readonly { readonly unit: RenderedUnit; readonly id: string }[];
}

/** Ids as GitHub makes them: repeated ones get `-1`, `-2` and so on. */
function resolveHeadings(units: readonly PlacedUnit[]): ResolvedHeadings {
  const outline: OutlineHeading[] = [];
  const written: { unit: RenderedUnit; id: string }[] = [];
  const seen = new Map<string, number>();
  for (const { unit, line } of units)
    for (const place of unit.places) {
      if (place.kind !== 'heading') continue;
      const id = place.ownId ?? freeSlug(baseSlug(place), seen);
      place.element.properties.id = id;
      written.push({ unit, id });
      const inside = Number(place.element.properties.dataLine ?? 0);
      outline.push({ level: place.level, text: place.text, line: line + inside, id });
    }
  return { outline, ids: new Set(written.map(({ id }) => id)), written };
}

const slugs = new WeakMap<OpenHeading, string>();

function baseSlug(heading: OpenHeading): string {
  const found = slugs.get(heading) ?? slug(heading.text || 'section');
  slugs.set(heading, found);
  return found;
}

/** A slug nobody has; source: `github-slugger`, which counts the same way. */
function freeSlug(base: string, seen: Map<string, number>): string {
  let result = base;
  while (seen.has(result)) {
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    result = `${base}-${count}`;
  }
  seen.set(result, 0);
  return result;
}

function numberReference(
  { element, name }: OpenReference,
  { footnotes }: ResolveOptions,
  numbers: Map<string, { number: number; references: number }>,
  order: string[],
): string {
  if (!footnotes.has(name)) return '';
  const known = numbers.get(name) ?? { number: order.push(name), references: 0 };
  known.references += 1;
  numbers.set(name, known);
  const { number, references } = known;
  element.properties.id = `${prefix}fnref-${name}${references > 1 ? `-${references}` : ''}`;
  element.properties.href = `#${prefix}fn-${name}`;
  element.children = [{ type: 'text', value: String(number) }];
  return `${number}.${references}`;
}

/** Lets links reach the ids whose names the cleaning prefixed. */
function linkAnchors(
  units: readonly PlacedUnit[],
  footnotes: readonly NumberedFootnote[],
  states: Map<RenderedUnit, string[]>,
  headingIds: ReadonlySet<string>,
): void {
  const owners = [...units.map(({ unit }) => unit), ...footnotes.map(({ rendered }) => rendered)];
  if (!owners.some(({ places }) => places.some(({ kind }) => kind === 'anchor'))) return;
  const ids = new Set([...headingIds, ...owners.flatMap(({ ids: own }) => own), ...footnoteIds(footnotes)]);
  const link = (place: OpenPlace): string => {
    if (place.kind !== 'anchor') return '';
    const isPrefixed = !ids.has(place.name) && ids.has(prefix + place.name);
    const href = `#${isPrefixed ? prefix : ''}${place.name}`;
    place.element.properties.href = href;
    return href;
  };
  for (const { unit } of units) if (unit.places.length > 0) states.get(unit)?.push(...unit.places.map(link));
  for (const { rendered } of footnotes) for (const place of rendered.places) link(place);
}

function footnoteIds(footnotes: readonly NumberedFootnote[]): string[] {
  return footnotes.flatMap(({ name, references }) => [
    `${prefix}fn-${name}`,
    ...Array.from({ length: references }, (_, at) => `${prefix}fnref-${name}${at > 0 ? `-${at + 1}` : ''}`),
  ]);
}

/** The footnotes of a post by their names in addresses. */
export function footnotesByName(footnotes: ReadonlyMap<string, KnownFootnote>): Map<string, KnownFootnote> {
  return new Map([...footnotes.values()].map(known => [footnoteName(known.definition.identifier), known]));
}

/** The items of the footnote section, each with the links back to where it is referred to. */
export function footnoteItem({ name, rendered, references }: NumberedFootnote, number: number): Element {
  const links = Array.from({ length: references }, (_, at) => backLink(name, number, at + 1));
  const spaced = links.flatMap((link, at): ElementContent[] => (at > 0 ? [space, link] : [link]));
  const nodes = [...rendered.nodes];
  const last = nodes.at(-1);
  if (last?.type === 'element' && last.tagName === 'p')
    nodes.splice(-1, 1, { ...last, children: [...last.children, space, ...spaced] });
  else nodes.push(...spaced);
  return { type: 'element', tagName: 'li', properties: { id: `${prefix}fn-${name}` }, children: nodes };
}

const space: ElementContent = { type: 'text', value: ' ' };

function backLink(name: string, number: number, reference: number): Element {
  const suffix = reference > 1 ? `-${reference}` : '';
  const count: ElementContent[] =
    reference > 1
      ? [
          {
            type: 'element',
            tagName: 'sup',
            properties: {},
            children: [{ type: 'text', value: String(reference) }],
          },
        ]
      : [];
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href: `#${prefix}fnref-${name}${suffix}`,
      dataFootnoteBackref: '',
      ariaLabel: `Back to reference ${number}${suffix}`,
      className: ['data-footnote-backref'],
    },
    children: [{ type: 'text', value: '↩' }, ...count],
  };
}

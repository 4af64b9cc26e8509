import type { PreviewUnit, UnitWrapper } from '../preview-protocol.ts';
import { sanitizeSchema } from '../sanitize-schema.ts';
import { footnoteItem, type NumberedFootnote } from './resolve-places.ts';

// Wrappers of long blocks have positive ids.
const section: UnitWrapper = {
  id: -1,
  tagName: 'section',
  properties: { dataFootnotes: true, className: ['footnotes'] },
};
const list: UnitWrapper = { id: -2, tagName: 'ol', properties: {} };

/** The units of the footnote section, which have no source lines; none when there are no footnotes. */
export function footnoteSection(footnotes: readonly NumberedFootnote[]): PreviewUnit[] {
  if (footnotes.length === 0) return [];
  const title: PreviewUnit = {
    line: 0,
    lines: 0,
    nodes: [
      {
        type: 'element',
        tagName: 'h2',
        properties: { className: ['sr-only'], id: `${sanitizeSchema.clobberPrefix ?? ''}footnote-label` },
        children: [{ type: 'text', value: 'Footnotes' }],
      },
    ],
    within: [section],
  };
  const items = footnotes.map((footnote, index): PreviewUnit => {
    return { line: 0, lines: 0, nodes: [footnoteItem(footnote, index + 1)], within: [section, list] };
  });
  return [title, ...items];
}

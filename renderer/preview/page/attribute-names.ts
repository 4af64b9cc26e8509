/** What drawings are painted with: one dash, before the second word. */
function dashed(properties: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    properties.split(' ').map(property => [property, property.replace(/[A-Z]/, '-$&').toLowerCase()]),
  );
}

/** Attributes of a cleaned tree whose property has another name; source: the HTML and ARIA standards. */
const renamed: Readonly<Record<string, string>> = {
  className: 'class',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dateTime: 'datetime',
  referrerPolicy: 'referrerpolicy',
  dataLine: 'data-line',
  dataEndLine: 'data-end-line',
  dataFootnotes: 'data-footnotes',
  dataFootnoteRef: 'data-footnote-ref',
  dataFootnoteBackref: 'data-footnote-backref',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaDescribedBy: 'aria-describedby',
  strokeWidth: 'stroke-width',
  ...dashed(
    'strokeLineCap strokeLineJoin strokeMiterLimit strokeDashArray strokeDashOffset strokeOpacity fillOpacity fillRule',
  ),
  ...dashed('clipRule clipPath vectorEffect shapeRendering markerStart markerEnd stopColor stopOpacity'),
  ...dashed('fontFamily fontSize fontStyle fontWeight textAnchor dominantBaseline letterSpacing'),
};

/** Attributes that are written as the property is: text structure first, then what formulas are drawn with. */
const sameName: ReadonlySet<string> = new Set([
  ...[
    'id',
    'title',
    'lang',
    'dir',
    'role',
    'href',
    'src',
    'alt',
    'width',
    'height',
    'start',
    'reversed',
    'type',
  ],
  ...[
    'value',
    'checked',
    'disabled',
    'align',
    'span',
    'scope',
    'headers',
    'cite',
    'open',
    'controls',
    'preload',
  ],
  ...['loop', 'muted', 'poster'],
  ...[
    'viewBox',
    'preserveAspectRatio',
    'd',
    'x1',
    'x2',
    'y1',
    'y2',
    'display',
    'encoding',
    'mathvariant',
    'fence',
  ],
  ...[
    'stretchy',
    'separator',
    'symmetric',
    'lspace',
    'rspace',
    'minsize',
    'maxsize',
    'accent',
    'accentunder',
  ],
  ...['displaystyle', 'scriptlevel', 'columnalign', 'columnspacing', 'rowspacing', 'columnlines', 'rowlines'],
  ...[
    'linethickness',
    'depth',
    'voffset',
    'notation',
    'mathcolor',
    'mathbackground',
    'movablelimits',
    'side',
  ],
  // Of drawings and formulas that stand in the post's own HTML.
  ...'x y dx dy cx cy r rx ry fx fy points pathLength fill stroke color opacity transform visibility'.split(
    ' ',
  ),
  ...'gradientUnits gradientTransform spreadMethod offset clipPathUnits textLength lengthAdjust'.split(' '),
  ...'markerWidth markerHeight markerUnits refX refY orient form largeop alttext'.split(' '),
]);

/**
 * The attribute a property of a cleaned tree is set with, or undefined for one the page never sets: a second gate
 * behind the cleaning. Styles are not attributes here; see `setStyle`.
 */
export function attributeNameOf(property: string): string | undefined {
  if (Object.hasOwn(renamed, property)) return renamed[property];
  return sameName.has(property) ? property : undefined;
}

import { expect, it } from 'vitest';
import { type ForeignSchema, mathSchema, svgSchema } from './sanitize-foreign-schema.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

// What a post may be made of, written a second time: a change of the schemas is a change of this file, with its reason
// in the schema and a payload in `e2e/support/hostile-payloads.ts` that shows its limit.

it('lets through this HTML and no other', () => {
  const { tagNames, strip, ...others } = sanitizeSchema;
  expect({ tagNames: tagNames?.toSorted().join(' '), strip: strip?.join(' '), ...others }).toEqual(html);
});

it('lets through these drawings and no others', () => {
  expect(inWords(svgSchema)).toEqual(svg);
});

it('lets through these formulas and no others', () => {
  expect(inWords(mathSchema)).toEqual(math);
});

it.each([
  ['an address', 'https://x.invalid/a'],
  ['an address without a scheme', '//x.invalid/a'],
  ['a function that loads', 'url(https://x.invalid/a)'],
  ['a reference to another document', 'url(a.svg#b)'],
  ['a reference in quotes', 'url("#a")'],
  ['an escape', 'u\\72l(#a)'],
  ['a comment', 'a/**/b'],
  ['two values of a style', 'red;position:fixed'],
  ['a variable', 'var(--a)'],
  ['an image', 'image-set(a)'],
  ['a script', 'javascript:x()'],
])('lets %s into no value of a drawing or formula but words that are read aloud', (_what, value) => {
  const taken = [svgSchema, mathSchema].flatMap(schema =>
    Object.entries(schema).flatMap(([name, { attributes }]) =>
      Object.entries(attributes)
        .filter(([, pattern]) => pattern.test(value))
        .map(([attribute]) => `${name} ${attribute}`),
    ),
  );
  expect(taken.filter(each => !/ (?:ariaLabel|alttext)$/.test(each))).toEqual([]);
});

function inWords(schema: ForeignSchema): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schema).map(([name, { holds, attributes, isServer, shownAs }]) => [
      name,
      `${isServer ? 'server ' : ''}${shownAs ? `as ${shownAs} ` : ''}${holds}: ${Object.keys(attributes).join(' ')}`,
    ]),
  );
}

const calloutLooks = [
  ...['callout', 'callout-note', 'callout-tip', 'callout-important', 'callout-warning', 'callout-caution'],
];

const html = {
  tagNames:
    'a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd li main mark nav ol p picture pre q rb rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr',
  attributes: {
    '*': ['id', 'title', 'lang', 'dir', 'ariaLabel', 'ariaHidden'],
    a: [
      'href',
      'ariaDescribedBy',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    aside: [['className', ...calloutLooks]],
    blockquote: ['cite'],
    code: [['className', /^language-[\w+#.-]+$/, 'math-inline', 'math-display']],
    col: [['span', /^\d{1,2}$/]],
    colgroup: [['span', /^\d{1,2}$/]],
    del: ['cite', 'dateTime'],
    details: ['open', ['className', ...calloutLooks]],
    div: [['className', 'generator-block']],
    h2: [['className', 'sr-only']],
    hr: [['className', 'teaser-end']],
    img: ['src', 'alt', 'width', 'height'],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    ins: ['cite', 'dateTime'],
    li: [['className', 'task-list-item'], 'value'],
    ol: [['className', 'contains-task-list'], 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    p: [['className', 'embed-card', 'callout-title'], 'align'],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: ['src', 'type'],
    span: [['className', 'teaser-end', 'generator-tag']],
    summary: [['className', 'callout-title']],
    td: ['align', ['colSpan', /^\d{1,2}$/], ['rowSpan', /^\d{1,2}$/], 'headers'],
    th: ['align', ['colSpan', /^\d{1,2}$/], ['rowSpan', /^\d{1,2}$/], 'headers', 'scope'],
    time: ['dateTime'],
    data: ['value'],
    ul: [['className', 'contains-task-list']],
    video: ['src', 'poster', 'width', 'height', 'loop', 'muted'],
    audio: ['src', 'loop', 'muted'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: {
    href: ['http', 'https', 'mailto', 'HTTP', 'HTTPS', 'MAILTO'],
    src: ['http', 'https', 'HTTP', 'HTTPS'],
    poster: ['http', 'https', 'HTTP', 'HTTPS'],
    cite: ['http', 'https'],
  },
  clobber: ['ariaDescribedBy', 'headers', 'id'],
  clobberPrefix: 'user-content-',
  ancestors: {
    caption: ['table'],
    colgroup: ['table'],
    col: ['table'],
    tbody: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    source: ['picture', 'video', 'audio'],
  },
  strip:
    'script style title head template noscript noembed noframes svg math textarea select option datalist xmp applet frameset',
};

const common = 'id lang ariaLabel ariaHidden';
const look = `${common} stroke strokeWidth strokeLineCap strokeLineJoin strokeMiterLimit strokeDashArray strokeDashOffset strokeOpacity fill fillOpacity fillRule clipRule clipPath color opacity transform vectorEffect shapeRendering display visibility`;
const font = 'fontFamily fontSize fontStyle fontWeight textAnchor dominantBaseline letterSpacing';
const svg = {
  svg: `elements: ${look} viewBox preserveAspectRatio ${font} width height role`,
  g: `elements: ${look} ${font}`,
  a: `as g elements: ${look} ${font}`,
  defs: `elements: ${look}`,
  path: `elements: ${look} markerStart markerEnd d pathLength`,
  rect: `elements: ${look} x y width height rx ry`,
  circle: `elements: ${look} cx cy r`,
  ellipse: `elements: ${look} cx cy rx ry`,
  line: `elements: ${look} markerStart markerEnd x1 y1 x2 y2`,
  polyline: `elements: ${look} markerStart markerEnd points`,
  polygon: `elements: ${look} markerStart markerEnd points`,
  text: `text and elements: ${look} ${font} x y dx dy textLength lengthAdjust`,
  tspan: `text and elements: ${look} ${font} x y dx dy textLength lengthAdjust`,
  title: `text: ${common}`,
  desc: `text: ${common}`,
  linearGradient: `server elements: ${common} gradientUnits gradientTransform spreadMethod x1 y1 x2 y2`,
  radialGradient: `server elements: ${common} gradientUnits gradientTransform spreadMethod cx cy r fx fy`,
  stop: 'elements: offset stopColor stopOpacity',
  clipPath: `server elements: ${common} clipPathUnits`,
  marker: `server elements: ${common} viewBox preserveAspectRatio markerWidth markerHeight markerUnits refX refY orient`,
};

const mathLook = `${common} dir displaystyle scriptlevel mathvariant mathcolor mathbackground`;
const math = {
  math: `elements: ${mathLook} display alttext`,
  mrow: `elements: ${mathLook}`,
  mstyle: `elements: ${mathLook}`,
  merror: `elements: ${mathLook}`,
  mphantom: `elements: ${mathLook}`,
  mpadded: `elements: ${mathLook}`,
  msqrt: `elements: ${mathLook}`,
  mroot: `elements: ${mathLook}`,
  msub: `elements: ${mathLook}`,
  msup: `elements: ${mathLook}`,
  msubsup: `elements: ${mathLook}`,
  mmultiscripts: `elements: ${mathLook}`,
  mprescripts: `elements: ${mathLook}`,
  semantics: `elements: ${mathLook}`,
  mfrac: `elements: ${mathLook} linethickness`,
  munder: `elements: ${mathLook} accentunder`,
  mover: `elements: ${mathLook} accent`,
  munderover: `elements: ${mathLook} accent accentunder`,
  mtable: `elements: ${mathLook} columnalign columnlines rowlines`,
  mtr: `elements: ${mathLook} columnalign`,
  mtd: `elements: ${mathLook} columnalign`,
  mi: `text: ${mathLook}`,
  mn: `text: ${mathLook}`,
  mo: `text: ${mathLook} form fence separator stretchy symmetric largeop movablelimits lspace rspace minsize maxsize`,
  mtext: `text: ${mathLook}`,
  ms: `text: ${mathLook}`,
  mspace: `elements: ${mathLook} width height depth`,
  none: `elements: ${mathLook}`,
  maction: `as mrow elements: ${mathLook}`,
  menclose: `as mrow elements: ${mathLook}`,
};

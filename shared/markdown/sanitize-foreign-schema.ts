/** What may stand in an element of a drawing or a formula. */
export type ForeignContent = 'elements' | 'text' | 'text and elements';

/** What is let through of one kind of element. */
export interface ForeignElement {
  readonly holds: ForeignContent;
  /** By property of the tree; a value that does not match its pattern goes. */
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** It is painted by others that name it, so its size and theirs are multiplied: it stays small and names none itself. */
  readonly isServer?: boolean;
  /** It is known for what it holds, and is shown as this element, which does nothing else. */
  readonly shownAs?: string;
}

/** The elements of one language, by name; its root is the one it is named after. */
export type ForeignSchema = Readonly<Record<string, ForeignElement>>;

// No pattern lets a colon, a slash, a backslash or a quote into a value that is read as CSS or as an address.
const word = /^[\w-]*$/;
const words = /^[\w\s.,%#+-]*$/;
const colour = /^(?:[\w#-]+|(?:rgb|hsl)a?\([\d\s.,%]*\))$/;
/** The only address a drawing may hold: a part of itself, or of another drawing of the post. */
const localReference = /^url\(#[\w.-]+\)$/;
const paint = new RegExp(`${colour.source}|${localReference.source}`);
const transform = /^(?:[a-zA-Z]{5,9}\([\d\s.,eE+-]*\)[\s,]*)*$/;
const fontFamily = /^[\w\s,'"-]*$/;
/** Outer measures and gaps; nothing that is larger than a page or reaches back over what stands before it. */
const size = /^\d{1,4}(?:\.\d+)?(?:px|pt|em|ex|rem|%)?$/;
const gap = /^(?:\d{1,2}(?:\.\d+)?(?:px|pt|em|ex|%)?|[a-z]+mathspace)$/;
const truth = /^(?:true|false|)$/;
const anyText = /(?:)/;

/** For every element of both languages: names that the cleaning prefixes, and what is read aloud. */
const common = { id: /^[\w.-]+$/, lang: word, ariaLabel: anyText, ariaHidden: truth };

const stroke = {
  stroke: paint,
  strokeWidth: words,
  strokeLineCap: word,
  strokeLineJoin: word,
  strokeMiterLimit: words,
  strokeDashArray: words,
  strokeDashOffset: words,
  strokeOpacity: words,
};
const look = {
  ...common,
  ...stroke,
  fill: paint,
  fillOpacity: words,
  fillRule: word,
  clipRule: word,
  clipPath: localReference,
  color: colour,
  opacity: words,
  transform,
  vectorEffect: word,
  shapeRendering: word,
  display: /^(?:none|inline)$/,
  visibility: /^(?:visible|hidden)$/,
};
const markers = { markerStart: localReference, markerEnd: localReference };
const font = {
  fontFamily,
  fontSize: words,
  fontStyle: word,
  fontWeight: word,
  textAnchor: word,
  dominantBaseline: word,
  letterSpacing: words,
};
const textPlace = { x: words, y: words, dx: words, dy: words, textLength: words, lengthAdjust: word };
const box = { viewBox: words, preserveAspectRatio: words };
const gradient = { ...common, gradientUnits: word, gradientTransform: transform, spreadMethod: word };

const shape = (attributes: Readonly<Record<string, RegExp>>): ForeignElement => ({
  holds: 'elements',
  attributes: { ...look, ...attributes },
});
const server = (attributes: Readonly<Record<string, RegExp>>): ForeignElement => ({
  holds: 'elements',
  attributes: { ...common, ...attributes },
  isServer: true,
});
const spoken: ForeignElement = { holds: 'text', attributes: common };

/**
 * Drawings: shapes, text, and what shapes are painted with. Left out are what loads (`image`, `use`, `feImage`, every
 * address), what runs or moves (`script`, `animate`, `set`), what holds HTML (`foreignObject`), what is styled by
 * the author (`style`, `class`), and what is painted many times over (`use`, `pattern`, `mask`, `filter`,
 * `marker-mid`), because a short text could then take hours.
 */
export const svgSchema: ForeignSchema = {
  svg: shape({ ...box, ...font, width: size, height: size, role: /^(?:img|presentation)$/ }),
  g: shape(font),
  // A link of a drawing leads nowhere: what is in it is shown.
  a: { ...shape(font), shownAs: 'g' },
  defs: shape({}),
  path: shape({ ...markers, d: words, pathLength: words }),
  rect: shape({ x: words, y: words, width: words, height: words, rx: words, ry: words }),
  circle: shape({ cx: words, cy: words, r: words }),
  ellipse: shape({ cx: words, cy: words, rx: words, ry: words }),
  line: shape({ ...markers, x1: words, y1: words, x2: words, y2: words }),
  polyline: shape({ ...markers, points: words }),
  polygon: shape({ ...markers, points: words }),
  text: { holds: 'text and elements', attributes: { ...look, ...font, ...textPlace } },
  tspan: { holds: 'text and elements', attributes: { ...look, ...font, ...textPlace } },
  // Both are said by screen readers. In a browser they may hold HTML; here they hold words.
  title: spoken,
  desc: spoken,
  linearGradient: server({ ...gradient, x1: words, y1: words, x2: words, y2: words }),
  radialGradient: server({ ...gradient, cx: words, cy: words, r: words, fx: words, fy: words }),
  stop: { holds: 'elements', attributes: { offset: words, stopColor: colour, stopOpacity: words } },
  clipPath: server({ clipPathUnits: word }),
  marker: server({
    ...box,
    markerWidth: words,
    markerHeight: words,
    markerUnits: word,
    refX: words,
    refY: words,
    orient: word,
  }),
};

const mathLook = {
  ...common,
  dir: /^(?:ltr|rtl)$/,
  displaystyle: truth,
  scriptlevel: /^[+-]?\d$/,
  mathvariant: word,
  mathcolor: colour,
  mathbackground: colour,
};
const layout = (attributes: Readonly<Record<string, RegExp>> = {}): ForeignElement => ({
  holds: 'elements',
  attributes: { ...mathLook, ...attributes },
});
// In a browser these may hold HTML; here they hold words.
const token = (attributes: Readonly<Record<string, RegExp>> = {}): ForeignElement => ({
  holds: 'text',
  attributes: { ...mathLook, ...attributes },
});
const sign = {
  form: word,
  fence: truth,
  separator: truth,
  stretchy: truth,
  symmetric: truth,
  largeop: truth,
  movablelimits: truth,
  lspace: gap,
  rspace: gap,
  minsize: gap,
  maxsize: gap,
};

/**
 * Formulas: what MathML Core presents. Left out are links (`href`), actions, HTML inside (`annotation-xml`),
 * spaces that would move a formula over other text, and spanned cells, see `sanitize-spans.ts`.
 */
export const mathSchema: ForeignSchema = {
  math: layout({ display: /^(?:block|inline)$/, alttext: anyText }),
  ...Object.fromEntries(
    'mrow mstyle merror mphantom mpadded msqrt mroot msub msup msubsup mmultiscripts mprescripts semantics'
      .split(' ')
      .map(name => [name, layout()]),
  ),
  mfrac: layout({ linethickness: gap }),
  munder: layout({ accentunder: truth }),
  mover: layout({ accent: truth }),
  munderover: layout({ accent: truth, accentunder: truth }),
  mtable: layout({ columnalign: words, columnlines: words, rowlines: words }),
  mtr: layout({ columnalign: words }),
  mtd: layout({ columnalign: words }),
  mi: token(),
  mn: token(),
  mo: token(sign),
  mtext: token(),
  ms: token(),
  mspace: layout({ width: gap, height: gap, depth: gap }),
  none: layout(),
  maction: { ...layout(), shownAs: 'mrow' },
  menclose: { ...layout(), shownAs: 'mrow' },
};

/** Most elements a painting server may hold. */
export const maxServerElements = 32;

/** Longest value of an attribute in a painting server, in UTF-16 units. */
export const maxServerValue = 200;

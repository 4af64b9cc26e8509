import mermaid, { type MermaidConfig } from 'mermaid';
import { cleanSvg } from './clean-svg.ts';
import { type DiagramTheme, maxSourceLength } from './diagram-protocol.ts';

/** A picture, as Mermaid and the browser made it. */
export interface DrawnDiagram {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

/** What is tolerated of arrows in one diagram; laying them out takes more than linear time. */
const maxEdges = 300;

/** Settings that only we make: no diagram can turn them, in its first lines or in its directives. */
const locked: readonly string[] = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'suppressErrorRendering', 'maxEdges'],
  ...['htmlLabels', 'themeCSS', 'dompurifyConfig', 'logLevel', 'arrowMarkerAbsolute'],
  ...['deterministicIds', 'deterministicIDSeed', 'legacyMathML', 'forceLegacyMathML'],
];

function configOf(theme: DiagramTheme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: [...locked],
    suppressErrorRendering: true,
    maxTextSize: maxSourceLength,
    maxEdges,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    // Wider boxes than their words want would have those at their left: Mermaid centres such labels only as HTML.
    state: { minNodeWidth: 0 },
    deterministicIds: true,
    // One look for one text: the random default would draw each time another picture.
    handDrawnSeed: 1,
    logLevel: 'fatal',
    // As nearly every site still draws: Mermaid 12 has another look and ELK by itself, and a diagram can ask for both.
    look: 'classic',
    layout: 'dagre',
    theme: theme === 'dark' ? 'dark' : 'default',
    darkMode: theme === 'dark',
    // What the picture is shown with: inside an image no font of a page is known.
    fontFamily: 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
  };
}

/**
 * Draws a diagram in this document, which must be laid out, and takes it away again.
 * @throws Error with Mermaid's words when the source cannot be drawn.
 */
export async function drawDiagram(source: string, theme: DiagramTheme): Promise<DrawnDiagram> {
  // A setting that a diagram made and that failed would stay for all that follow.
  mermaid.mermaidAPI.reset();
  mermaid.initialize(configOf(theme));
  try {
    const { svg } = await mermaid.render('diagram', source);
    return finish(svg);
  } finally {
    document.body.replaceChildren();
  }
}

/** Gives a picture its own measures, and the form of a file: as an image it is read as XML and fills no page. */
function finish(markup: string): DrawnDiagram {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const svg = parsed.querySelector('svg');
  if (!svg) throw new Error('There is nothing to draw.');
  const { width, height } = measuresOf(svg);
  cleanSvg(svg);
  const title = (svg.querySelector(':scope > title')?.textContent ?? '').trim();
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.removeProperty('max-width');
  svg.style.removeProperty('background-color');
  return { svg: new XMLSerializer().serializeToString(svg), width, height, title };
}

function measuresOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const box = (svg.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/);
  const [width, height] = [Number(box[2]), Number(box[3])];
  if (width > 0 && height > 0) return { width: Math.ceil(width), height: Math.ceil(height) };
  const [ownWidth, ownHeight] = ['width', 'height'].map(name =>
    Number.parseFloat(svg.getAttribute(name) ?? ''),
  );
  if (ownWidth && ownHeight && ownWidth > 0 && ownHeight > 0)
    return { width: Math.ceil(ownWidth), height: Math.ceil(ownHeight) };
  throw new Error('The picture has no size.');
}

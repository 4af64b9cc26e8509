/** The two looks a diagram can have. */
export type DiagramTheme = 'light' | 'dark';

/** Page → frame, over the port the frame was given. */
export interface DiagramRequest {
  readonly id: number;
  readonly source: string;
  readonly theme: DiagramTheme;
}

/** Frame → page: the picture as a whole SVG document with its measures in pixels, or why there is none. */
export type DiagramAnswer =
  | {
      readonly id: number;
      readonly kind: 'drawn';
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      /** The title for readers who see no picture, as the diagram gives it; ''. */
      readonly title: string;
    }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** Longer sources are not drawn, in UTF-16 units. */
export const maxSourceLength = 20_000;

/** A picture with more text than this is not shown, in UTF-16 units. */
export const maxSvgLength = 3_000_000;

/** A picture is no wider or higher than this, in pixels. */
const maxMeasure = 20_000;

/** What is kept of a title or a reason, in UTF-16 units. */
const maxWordsLength = 1000;

/** The word the page sends with the port; nothing else is ever heard on the frame's window. */
export const greeting = 'leysin-diagrams';

/** The answer to request `id` in what the frame sent, or undefined when it is something else. */
export function readAnswer(data: unknown, id: number): DiagramAnswer | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const answer = data as Record<string, unknown>;
  if (answer.id !== id) return undefined;
  if (answer.kind === 'failed' && typeof answer.reason === 'string')
    return { id, kind: 'failed', reason: answer.reason.slice(0, maxWordsLength) };
  const { svg, width, height, title } = answer;
  if (answer.kind !== 'drawn' || typeof svg !== 'string' || typeof title !== 'string') return undefined;
  if (svg.length > maxSvgLength) return { id, kind: 'failed', reason: 'The picture would be too large.' };
  if (!isMeasure(width) || !isMeasure(height)) return undefined;
  return { id, kind: 'drawn', svg, width, height, title: title.slice(0, maxWordsLength) };
}

/** The request in what the page sent, or undefined when it is something else. */
export function readRequest(data: unknown): DiagramRequest | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, source, theme } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof source !== 'string' || source.length > maxSourceLength)
    return undefined;
  return theme === 'light' || theme === 'dark' ? { id, source, theme } : undefined;
}

function isMeasure(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= maxMeasure;
}

import type { DocumentMessage, LineRange } from '../../shared/markdown/preview-protocol.ts';
import type { PreviewStanding } from '../../shared/model/preview-standing.ts';

/** What is to be said of the preview. */
export interface PreviewWords {
  readonly words: string;
  /** 1-based line they speak of; null: of none. */
  readonly line: number | null;
}

/** What {@link describePreview} speaks of. */
export interface PreviewProblems {
  readonly standing: PreviewStanding;
  /** Lines that took too long, and are shown as source. */
  readonly plain: readonly LineRange[];
  readonly messages: readonly DocumentMessage[];
}

/** What the preview does not show as it should, in words; null when all is well. */
export function describePreview({ standing, plain, messages }: PreviewProblems): PreviewWords | null {
  if (standing === 'behind') return { words: 'Preview is catching up', line: null };
  if (standing === 'stopped')
    return { words: 'The preview stopped; it tries again with your next change.', line: null };
  return describePlain(plain) ?? describeMessages(messages);
}

function describePlain([first, ...others]: readonly LineRange[]): PreviewWords | null {
  if (!first) return null;
  const words =
    others.length === 0 && first.lines === 1
      ? `Line ${first.line} takes too long to show; it appears as source.`
      : `${linesOf(first)}${morePlaces(others.length)} take too long to show; they appear as source.`;
  return { words, line: first.line };
}

function linesOf({ line, lines }: LineRange): string {
  return lines === 1 ? `Line ${line}` : `Lines ${line}–${line + lines - 1}`;
}

function morePlaces(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' and one other place' : ` and ${count} other places`;
}

function describeMessages(messages: readonly DocumentMessage[]): PreviewWords | null {
  const worst = messages.find(({ severity }) => severity === 'error') ?? messages[0];
  if (!worst) return null;
  const places = new Set(messages.map(({ line }) => line)).size;
  return { words: describeMessage(worst) + alsoPlaces(places - 1), line: worst.line };
}

/** What is done about a failed step, by its rule. */
const consequences: Readonly<Record<string, string>> = {
  'preview.failed': 'appears as source',
  'preview.slow': 'appears as source',
  'preview.math': 'may show formulas as source',
  'preview.diagrams': 'may show diagrams as source',
  'preview.code': 'shows code without colours',
  'preview.media': 'may lack pictures',
  'preview.punctuation': 'keeps its quotes and dashes as typed',
};

function describeMessage({ line, rule, text }: DocumentMessage): string {
  if (rule === 'preview.metadata') return `The metadata could not be read: ${reasonOf(text)}.`;
  const consequence = consequences[rule];
  if (consequence === undefined) return text;
  return `Line ${line} ${consequence}: ${rule === 'preview.slow' ? 'it takes too long to show' : reasonOf(text)}.`;
}

/** The reason without the words around it; what engines say of their stacks, in ours. */
function reasonOf(text: string): string {
  if (/call stack|too much recursion|nested too deeply/i.test(text)) return 'it is nested too deeply';
  return text
    .slice(text.indexOf(': ') + 1)
    .trim()
    .replace(/\.$/, '');
}

function alsoPlaces(count: number): string {
  if (count <= 0) return '';
  return count === 1 ? ' Also one other line.' : ` Also ${count} other lines.`;
}

import { firstLineOf } from './name-diagram.ts';

// Parse error on line 3:⏎A --> ⏎------^⏎Expecting …, got 'EOF'
const linePattern = /^(?:Parse|Lexical) error on line (\d+)[:.]/;

const unknownKindPattern = /^(?:UnknownDiagramError: )?\s*No diagram type detected/;

const maxFirstLength = 40;

const maxReasonLength = 200;

/** Says quietly why a diagram is not drawn as it is written; `hasPicture`: one from before is still shown. */
export function describeFailure(reason: string, source: string, hasPicture: boolean): string {
  const what = hasPicture ? 'The picture is from before your last changes: ' : 'No picture: ';
  return what + explain(reason, source);
}

function explain(reason: string, source: string): string {
  const line = linePattern.exec(reason)?.[1];
  // Mermaid counts on where a text ends too early.
  if (line !== undefined)
    return `line ${Math.min(Number(line), source.trimEnd().split('\n').length)} of the diagram cannot be read.`;
  if (unknownKindPattern.test(reason)) return explainKind(source);
  const [first = ''] = reason.split('\n').filter(text => text.trim() !== '');
  const words = first.trim().slice(0, maxReasonLength);
  return words === '' ? 'the diagram cannot be read.' : words;
}

/** Mermaid tells the kind by the first line that says anything. */
function explainKind(source: string): string {
  const line = firstLineOf(source);
  if (line === '') return 'the diagram is empty.';
  const first = line.length > maxFirstLength ? `${line.slice(0, maxFirstLength)}…` : line;
  return `“${first}” begins no kind of diagram that Mermaid knows. A diagram begins with its kind, for example “flowchart TD”.`;
}

// Parse error on line 3:⏎A --> ⏎------^⏎Expecting …, got 'EOF'
const linePattern = /^(?:Parse|Lexical) error on line (\d+)[:.]/;

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
  const [first = ''] = reason.split('\n').filter(text => text.trim() !== '');
  const words = first.trim().slice(0, maxReasonLength);
  return words === '' ? 'the diagram cannot be read.' : words;
}

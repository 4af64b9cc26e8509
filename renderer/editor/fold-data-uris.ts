import { type Range, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Shorter than this many characters, embedded data is shown as it is; typing does not make longer ones. */
const minFolded = 200;

// The head of embedded data, as in `data:image/png;base64,iVBORw0K…`.
const dataHeadPattern = /data:([\w.+/-]{1,100});base64,/g;

class DataLabel extends WidgetType {
  readonly label: string;

  constructor(label: string) {
    super();
    this.label = label;
  }

  override eq(other: DataLabel): boolean {
    return other.label === this.label;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-data-uri';
    element.textContent = this.label;
    return element;
  }
}

/** Three quarters of the characters of base64 are bytes: https://www.rfc-editor.org/rfc/rfc4648#section-4 */
function labelOf(type: string, characters: number): string {
  const kilobytes = Math.max(1, Math.round((characters * 3) / 4 / 1000));
  return `data: ${type}, ${kilobytes.toLocaleString('en')} KB`;
}

function foldsIn(doc: Text, from: number, to: number): Range<Decoration>[] {
  const folds: Range<Decoration>[] = [];
  const text = doc.sliceString(from, to);
  for (const match of text.matchAll(dataHeadPattern)) {
    const dataStart = match.index + match[0].length;
    const dataEnd = endOfBase64(text, dataStart);
    if (dataEnd - dataStart < minFolded) continue;
    const widget = new DataLabel(labelOf(match[1] ?? '', dataEnd - dataStart));
    folds.push(Decoration.replace({ widget }).range(from + match.index, from + dataEnd));
  }
  return folds;
}

/** Counted by hand: a pattern over megabytes overflows the stack of V8's regular expressions. */
function endOfBase64(text: string, start: number): number {
  let end = start;
  while (end < text.length && isBase64(text.charCodeAt(end))) end++;
  return end;
}

function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || // a–z
    (code >= 65 && code <= 90) || // A–Z
    (code >= 47 && code <= 57) || // / and 0–9
    code === 43 || // +
    code === 61 // =
  );
}

/** Shows long embedded data (base64) as a short label; the text keeps it, and the caret steps over it. */
export const foldDataUris = StateField.define<DecorationSet>({
  create: state => Decoration.set(foldsIn(state.doc, 0, state.doc.length)),
  update(folds, transaction) {
    if (!transaction.docChanged) return folds;
    let result = folds.map(transaction.changes);
    const { doc } = transaction.state;
    transaction.changes.iterChanges((_fromOld, _toOld, from, to) => {
      if (to - from < minFolded) return;
      const start = doc.lineAt(from).from;
      const end = doc.lineAt(to).to;
      const add = foldsIn(doc, start, end);
      result = result.update({ filterFrom: start, filterTo: end, filter: () => false, add });
    });
    return result;
  },
  provide: field => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of(view => view.state.field(field)),
  ],
});

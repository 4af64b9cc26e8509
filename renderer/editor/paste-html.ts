import { EditorSelection, type Extension, StateField } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isProse } from './prose-at.ts';

// A single address without white space, as lang-markdown turns into a link over a selection.
const addressPattern = /^\s*(?:https?:\/\/|mailto:)\S+\s*$/i;

/**
 * Pastes rich text as the Markdown `htmlToMarkdown` makes of it, and as plain text where Markdown cannot stand, where
 * the browser was asked for plain text (it then offers nothing else) or when `htmlToMarkdown` fails.
 */
export function pasteHtml(htmlToMarkdown: (html: string) => Promise<string> | string): Extension {
  return [pastedInto, pasteHandlers(htmlToMarkdown)];
}

/** One object for each opened text, the same through all its changes. */
const pastedInto = StateField.define<object>({ create: () => ({}), update: text => text });

function pasteHandlers(htmlToMarkdown: (html: string) => Promise<string> | string): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = event.clipboardData?.getData('text/html') ?? '';
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      // Code editors put coloured HTML beside the code; their plain text is what is meant.
      const isFromCodeEditor = event.clipboardData?.types.includes('vscode-editor-data') ?? false;
      if (html === '' || isFromCodeEditor || addressPattern.test(plain)) return false;
      if (view.state.readOnly || !isProse(view.state, view.state.selection.main.head)) return false;
      event.preventDefault();
      const markdown = convert(html, htmlToMarkdown);
      if (typeof markdown === 'string') insertPasted(view, markdown.trimEnd() || plain);
      else void insertLater(view, markdown, plain);
      return true;
    },
  });
}

/** The text with `\n` at line ends, whatever system it came from, and without NUL, which no post can hold. */
export function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
}

/** Text that is waited for is written only into the text it was pasted into, where the caret is by then. */
async function insertLater(view: EditorView, markdown: Promise<string>, plain: string): Promise<void> {
  const opened = view.state.field(pastedInto);
  const text = await markdown.catch(() => '');
  if (view.state.field(pastedInto, false) === opened) insertPasted(view, text.trimEnd() || plain);
}

/** What the conversion gives, or '' when it throws: then the plain text is pasted. */
function convert(
  html: string,
  htmlToMarkdown: (html: string) => Promise<string> | string,
): Promise<string> | string {
  try {
    return htmlToMarkdown(html);
  } catch {
    return '';
  }
}

function insertPasted(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  const inserted = view.state.toText(unixLines(text));
  view.dispatch({
    changes: { from, to, insert: inserted },
    selection: EditorSelection.cursor(from + inserted.length),
    scrollIntoView: true,
    userEvent: 'input.paste',
  });
}

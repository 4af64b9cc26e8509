import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isProse } from './prose-at.ts';

// A single address without white space, as lang-markdown turns into a link over a selection.
const addressPattern = /^\s*(?:https?:\/\/|mailto:)\S+\s*$/i;

/**
 * Pastes rich text as the Markdown `htmlToMarkdown` makes of it, and as plain text where Markdown cannot stand, where
 * the browser was asked for plain text (it then offers nothing else) or when `htmlToMarkdown` fails.
 */
export function pasteHtml(htmlToMarkdown: (html: string) => Promise<string> | string): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = event.clipboardData?.getData('text/html') ?? '';
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      // Code editors put coloured HTML beside the code; their plain text is what is meant.
      const isFromCodeEditor = event.clipboardData?.types.includes('vscode-editor-data') ?? false;
      if (html === '' || isFromCodeEditor || addressPattern.test(plain)) return false;
      if (view.state.readOnly || !isProse(view.state, view.state.selection.main.head)) return false;
      event.preventDefault();
      void pasteConverted(view, html, plain, htmlToMarkdown);
      return true;
    },
  });
}

async function pasteConverted(
  view: EditorView,
  html: string,
  plain: string,
  htmlToMarkdown: (html: string) => Promise<string> | string,
): Promise<void> {
  const { doc } = view.state;
  const markdown = await Promise.resolve(html)
    .then(htmlToMarkdown)
    .catch(() => plain);
  void doc;
  const text = markdown.trim() === '' ? plain : markdown.replace(/\n+$/, '');
  insertPasted(view, text);
}

function insertPasted(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from, to, insert: view.state.toText(text) },
    selection: EditorSelection.cursor(from + text.length),
    scrollIntoView: true,
    userEvent: 'input.paste',
  });
}

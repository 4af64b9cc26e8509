import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { openSearchPanel, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/**
 * Puts an empty CodeMirror with what a Markdown editor needs at least into `#surface`, and a button that opens the post.
 * `show` is told of the text after each change of it.
 */
export async function startBareEditor(show: (text: Text) => void): Promise<void> {
  const parent = document.querySelector('#surface');
  const button = document.querySelector('button');
  if (!parent || !button) throw new Error('the page is not the one of this script');
  const extensions = [
    history(),
    markdown(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Post text' }),
    keymap.of([{ key: 'Mod-f', run: openSearchPanel }, ...searchKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.updateListener.of(update => {
      if (update.docChanged) show(update.state.doc);
    }),
  ];
  const view = new EditorView({ parent, extensions });
  const post = await (await fetch('/post.md')).text();
  button.addEventListener('click', () => {
    view.setState(EditorState.create({ doc: post, extensions }));
    view.focus();
    show(view.state.doc);
  });
  button.disabled = false;
}

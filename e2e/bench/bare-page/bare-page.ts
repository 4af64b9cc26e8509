import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { openSearchPanel, searchKeymap } from '@codemirror/search';
import { EditorView, keymap } from '@codemirror/view';

const parent = document.querySelector('#surface');
const text = await (await fetch('/post.md')).text();
if (parent) {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      history(),
      markdown(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Post text' }),
      keymap.of([
        { key: 'Mod-f', run: openSearchPanel },
        ...searchKeymap,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
    ],
  });
  view.focus();
}

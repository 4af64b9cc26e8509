import createMarkdownIt from 'markdown-it';
import { startBareEditor } from './bare-editor.ts';

const preview = document.querySelector('#preview');
const markdown = createMarkdownIt({ html: false, linkify: true });

await startBareEditor(text => {
  if (preview) preview.innerHTML = markdown.render(text.toString());
});

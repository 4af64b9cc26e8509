import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bidiIsolates } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  type KeyBinding,
  keymap,
  rectangularSelection,
} from '@codemirror/view';
import type { PostFormat } from '../../shared/model/post.ts';
import { caretBlink } from './caret-blink.ts';
import { codeLines } from './code-lines.ts';
import { editorTheme } from './editor-theme.ts';
import { foldDataUris } from './fold-data-uris.ts';
import { foundWords } from './found-words.ts';
import { postHighlighting } from './highlight-style.ts';
import { imagePositions } from './insert-images.ts';
import { lineDirection } from './line-direction.ts';
import { indentListItem, outdentListItem } from './list-indent.ts';
import { metadataBlock } from './metadata-block.ts';
import { pasteHtml, unixLines } from './paste-html.ts';
import { pasteImages } from './paste-image.ts';
import { listIndent, postFormat } from './post-format.ts';
import { postLanguage } from './post-language.ts';
import { selectBody } from './select-body.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

/** What the extensions of one open post depend on. */
export interface EditorStateOptions {
  readonly format: PostFormat;
  readonly metadataEnd: number;
  readonly readOnly: boolean;
  readonly listIndent?: number;
  readonly onPasteImages: (images: readonly File[], at: 'caret' | number) => void;
  readonly htmlToMarkdown?: (html: string) => Promise<string> | string;
}

/** Creates the state of an opened post; the caret is at its start. */
export function createEditorState(text: string, extensions: Extension): EditorState {
  return EditorState.create({ doc: text, extensions });
}

/** Everything the writing surface can do with one post, besides reporting. */
export function editorExtensions(options: EditorStateOptions): Extension {
  return [
    postFormat.of(options.format),
    listIndent.of(options.listIndent ?? 2),
    EditorState.readOnly.of(options.readOnly),
    // Only \n ends a line, so that a lone \r of the file stays what it is; pasted text has the system's line ends.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of(unixLines),
    contentAttributes(options.readOnly),
    editing,
    postLanguage(options.format, options.metadataEnd > 0),
    metadataBlock(options.metadataEnd),
    selectBody,
    imagePositions,
    pasteImages(options.onPasteImages),
    options.htmlToMarkdown ? pasteHtml(options.htmlToMarkdown) : [],
    editorTheme,
    postHighlighting,
  ];
}

function contentAttributes(readOnly: boolean): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': 'Post text',
    'aria-readonly': String(readOnly),
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
  });
}

/** A key of ours is not handled a second time by whoever listens to the window. */
const ours = { preventDefault: true, stopPropagation: true };

const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: toggleBold, ...ours },
  { key: 'Mod-i', run: toggleItalic, ...ours },
  { key: 'Mod-e', run: toggleCode, ...ours },
  { key: 'Mod-k', run: toggleLink, ...ours },
  { key: 'Tab', run: indentListItem, shift: outdentListItem },
];

/** The find panel's words; the keys are what @codemirror/search writes. */
const findPhrases = {
  next: 'Next',
  previous: 'Previous',
  all: 'Select all',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole words',
  replace: 'Replace this',
  'replace all': 'Replace all',
  close: 'Close find',
};

/** Mod-Shift-l toggles the list of posts. */
const findKeys = searchKeymap.filter(({ key }) => key !== 'Mod-Shift-l');

const editing: Extension = [
  history({ minDepth: 500, newGroupDelay: 500 }),
  drawSelection({ cursorBlinkRate: 0 }),
  caretBlink,
  dropCursor(),
  EditorState.allowMultipleSelections.of(true),
  rectangularSelection(),
  crosshairCursor(),
  EditorView.lineWrapping,
  lineDirection,
  bidiIsolates(),
  closeBrackets(),
  search({ top: true }),
  EditorState.phrases.of(findPhrases),
  codeLines,
  foldDataUris,
  foundWords,
  Prec.high(keymap.of(formatKeys)),
  keymap.of([...closeBracketsKeymap, ...findKeys, ...historyKeymap, ...defaultKeymap]),
];

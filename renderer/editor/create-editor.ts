import { redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import { type EditorState, type Extension, StateEffect, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { PostFormat, PostPlace } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import { changesOf } from './changes-of.ts';
import { diffText } from './diff-text.ts';
import { createEditorState, editorExtensions } from './editor-state.ts';
import { type ImageLink, insertImages } from './insert-images.ts';
import { setMetadataEnd } from './metadata-block.ts';
import { createPostStates } from './post-states.ts';
import { scrollToLine, topLineOf, whenShown } from './scroll-place.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

/** The commands of the app that the writing surface carries out itself. */
export type EditorCommand =
  | 'format.bold'
  | 'format.italic'
  | 'format.code'
  | 'format.link'
  | 'edit.find'
  | 'edit.undo'
  | 'edit.redo';

export interface EditorOptions {
  readonly parent: HTMLElement;
  /**
   * Called synchronously for each change the writer makes (typing, commands, undo, inserted images), in the offsets of
   * the text before it. Not called by `open` and `replaceText`.
   */
  readonly onChange: (changes: TextChanges) => void;
  /** Called with the caret's line, 1-based, when it moves to another line. */
  readonly onCaret: (line: number) => void;
  /** Called with the first visible line, 1-based with a fraction, whenever the text scrolls. */
  readonly onScroll: (topLine: number) => void;
  /** Called with pasted or dropped image files; hand `at` back to `insertImages` when they are stored. */
  readonly onPasteImages: (images: readonly File[], at: 'caret' | number) => void;
  /** Called when the focus leaves the writing surface, its find panel included. */
  readonly onBlur: () => void;
  /** Turns pasted rich text into Markdown; without it rich text is pasted as plain text. */
  readonly htmlToMarkdown?: (html: string) => Promise<string> | string;
  /** The nonce that the page's policy asks of style elements. */
  readonly nonce?: string;
}

export interface OpenOptions {
  readonly format: PostFormat;
  /** The UTF-16 offset where the body starts; 0 when the post holds no metadata itself. */
  readonly metadataEnd: number;
  readonly readOnly: boolean;
  /** Where to put caret and scroll; wins over the place remembered under `key`. */
  readonly place?: PostPlace;
  /** Names the post: undo history, caret and scroll come back when it is opened again while the app runs. */
  readonly key?: string;
  /** Spaces by which Tab moves a list item; 2 unless told. */
  readonly listIndent?: number;
}

/** The writing surface: one view, one open text. */
export interface Editor {
  /** Shows another text. Nothing is written and `onChange` is not called. */
  open(text: string, options: OpenOptions): void;
  text(): string;
  place(): PostPlace;
  /**
   * Takes over a change made outside: only what differs is replaced; caret, scroll and undo history stay, and undo does
   * not take the outside change back. Returns the changes, for whoever follows the text; `onChange` is not called.
   */
  replaceText(text: string): TextChanges;
  /** Writes image links as one undoable step. A position got from `onPasteImages` has followed changes since. */
  insertImages(links: readonly ImageLink[], at: 'caret' | number): void;
  /** Carries out a command; false when it does not apply here. */
  run(command: EditorCommand): boolean;
  focus(): void;
  /** Scrolls a line, 1-based and possibly with a fraction, to the top or the centre; the caret stays. */
  scrollToLine(line: number, place?: 'top' | 'centre'): void;
  /** Puts the caret at the start of a line (1-based), shows it and takes the focus. */
  goTo(line: number): void;
  setTheme(theme: 'light' | 'dark' | 'system'): void;
  hasFocus(): boolean;
  destroy(): void;
}

const commands = {
  'format.bold': toggleBold,
  'format.italic': toggleItalic,
  'format.code': toggleCode,
  'format.link': toggleLink,
  'edit.find': openSearchPanel,
  'edit.undo': undo,
  'edit.redo': redo,
} satisfies Record<EditorCommand, (view: EditorView) => boolean>;

const colorSchemes = { light: 'light', dark: 'dark', system: 'light dark' } as const;

/** Creates the writing surface inside `options.parent`, empty until `open`. */
export function createEditor(options: EditorOptions): Editor {
  const states = createPostStates();
  const reports = reportUpdates(options);
  const extensionsFor = (open: OpenOptions) => [
    editorExtensions({ ...options, ...open }),
    options.nonce ? EditorView.cspNonce.of(options.nonce) : [],
    reports,
  ];
  const emptyPost: OpenOptions = { format: 'text', metadataEnd: 0, readOnly: true };
  const view = new EditorView({
    parent: options.parent,
    state: createEditorState('', extensionsFor(emptyPost)),
  });
  reportBlur(view, options.onBlur);
  let openKey: string | undefined;
  let stopWaiting = () => {};

  const place = (): PostPlace => {
    const { anchor, head } = view.state.selection.main;
    return { anchor, head, topLine: topLineOf(view) };
  };

  return {
    open(text, open) {
      if (openKey !== undefined) states.keep(openKey, { state: view.state, topLine: topLineOf(view) });
      openKey = open.key;
      const kept = openKey === undefined ? undefined : states.take(openKey);
      const extensions = extensionsFor(open);
      view.setState(
        kept ? revive(kept.state, text, extensions, open.metadataEnd) : createEditorState(text, extensions),
      );
      stopWaiting();
      stopWaiting = restorePlace(view, open.place, kept?.topLine ?? 1);
    },
    text: () => view.state.doc.toString(),
    place,
    replaceText(text) {
      const changes = diffText(view.state.doc.toString(), text);
      if (changes.length > 0) view.dispatch(outsideChange(changes));
      return changes;
    },
    insertImages: (links, at) => insertImages(view, links, at),
    run: command => commands[command](view),
    focus: () => view.focus(),
    scrollToLine: (line, where = 'top') => scrollToLine(view, line, where),
    goTo(line) {
      const { doc } = view.state;
      const at = doc.line(Math.max(1, Math.min(Math.floor(line), doc.lines))).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    setTheme(theme) {
      view.dom.style.colorScheme = colorSchemes[theme];
    },
    hasFocus: () => view.hasFocus,
    destroy() {
      stopWaiting();
      view.destroy();
    },
  };
}

const outsideEdit = 'outside';

function outsideChange(changes: TextChanges) {
  return {
    changes: [...changes],
    annotations: [
      Transaction.addToHistory.of(false),
      Transaction.remote.of(true),
      Transaction.userEvent.of(outsideEdit),
    ],
  };
}

/** The state a post was left in, with today's text and options. */
function revive(kept: EditorState, text: string, extensions: Extension, metadataEnd: number): EditorState {
  const effects = [StateEffect.reconfigure.of(extensions), setMetadataEnd.of(metadataEnd)];
  return kept.update({ ...outsideChange(diffText(kept.doc.toString(), text)), effects }).state;
}

function restorePlace(view: EditorView, place: PostPlace | undefined, topLine: number): () => void {
  if (place) {
    const end = view.state.doc.length;
    view.dispatch({ selection: { anchor: Math.min(place.anchor, end), head: Math.min(place.head, end) } });
  }
  return whenShown(view, () => scrollToLine(view, place?.topLine ?? topLine, 'top'));
}

function reportUpdates(options: EditorOptions) {
  return [
    EditorView.updateListener.of(update => {
      if (update.docChanged) {
        for (const transaction of update.transactions)
          if (transaction.docChanged && !transaction.isUserEvent(outsideEdit))
            options.onChange(changesOf(transaction.changes));
      }
      if (!update.selectionSet && !update.docChanged) return;
      const before = update.startState.doc.lineAt(update.startState.selection.main.head).number;
      const now = update.state.doc.lineAt(update.state.selection.main.head).number;
      if (now !== before) options.onCaret(now);
    }),
    EditorView.domEventObservers({
      scroll: (_event, view) => options.onScroll(topLineOf(view)),
    }),
  ];
}

function reportBlur(view: EditorView, onBlur: () => void): void {
  view.dom.addEventListener('focusout', event => {
    if (!(event.relatedTarget instanceof Node && view.dom.contains(event.relatedTarget))) onBlur();
  });
}

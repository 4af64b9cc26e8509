import { isolateHistory, redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import { type EditorState, type Extension, type Line, StateEffect, Transaction } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { PostFormat, PostPlace } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import type { Mark } from '../../shared/search/search-answer.ts';
import type { ScrollBox } from '../sync/reading-point.ts';
import { createScrollPane, type ScrollPane } from '../sync/scroll-pane.ts';
import { bodyLineOf, placeOfBody } from './body-start.ts';
import { changesOf } from './changes-of.ts';
import { diffText } from './diff-text.ts';
import { createEditorState, editorExtensions } from './editor-state.ts';
import { setFoundWords, showFoundWords } from './found-words.ts';
import { type ImageLink, insertImages } from './insert-images.ts';
import { setMetadataEnd } from './metadata-block.ts';
import { createPostStates } from './post-states.ts';
import { caretPlaceOf, caretTopOf, createEditorSurface, placeAfter } from './scroll-place.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';
import { watchSize } from './watch-size.ts';

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
  /**
   * Called with the caret's place (its line, 1-based, with the share of it before the caret) when it moves. Nothing is
   * measured for it. `isTyping`: because the writer changed the text.
   */
  readonly onCaret: (place: number, isTyping: boolean) => void;
  /** Called whenever the text has scrolled, whatever the cause. */
  readonly onScroll: () => void;
  /** Called when the text has come to rest after that. */
  readonly onRest: () => void;
  /**
   * Called when the text is sent somewhere: to where a post was left, to where its body begins, or by `goTo` to a line.
   */
  readonly onSent: (where: 'post' | 'body' | 'line') => void;
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
  /** Whether a post that was left at its start, or never open, is shown from its body on: its metadata are seen elsewhere. */
  readonly isBodyFirst?: boolean;
  /** Where to put caret and scroll; wins over the place remembered under `key`. */
  readonly place?: PostPlace;
  /** Names the post: undo history, caret and scroll come back when it is opened again while the app runs. */
  readonly key?: string;
  /** Spaces by which Tab moves a list item; 2 unless told. */
  readonly listIndent?: number;
}

/** How a change came about that was not made in the surface. */
export interface ChangeKind {
  /** Key by key: what comes quickly is one step of undoing. */
  readonly isTyping: boolean;
  /** Where the metadata end afterwards, as in {@link OpenOptions}. */
  readonly metadataEnd: number;
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
  /**
   * Makes a change of the writer's that was not made in the surface: undo takes it back; caret, scroll and focus stay.
   */
  change(changes: TextChanges, how: ChangeKind): void;
  /** Writes image links as one undoable step. A position got from `onPasteImages` has followed changes since. */
  insertImages(links: readonly ImageLink[], at: 'caret' | number): void;
  /** Carries out a command; false when it does not apply here. */
  run(command: EditorCommand): boolean;
  focus(): void;
  /** Where the text is scrolled to. */
  readonly pane: ScrollPane;
  /** What hears the hands that scroll the text. */
  readonly surface: HTMLElement;
  /** Pixels from the top of the view to the caret; undefined when it is out of sight. */
  caretTop(): number | undefined;
  lineCount(): number;
  /** The text of the lines from one to another, both 1-based and included. */
  linesBetween(line: number, endLine: number): readonly string[];
  /** Puts the caret at the start of a line (1-based), shows it and takes the focus. */
  goTo(line: number): void;
  /**
   * Marks words (UTF-16 offsets, in order, without overlaps) until the writer changes the text or presses Escape, puts the
   * caret at the offset `start`, shows it and takes the focus. Nothing is selected.
   */
  showFound(words: readonly Mark[], start: number): void;
  /** Puts the caret into a line (1-based) before a UTF-16 unit of it, counted from 0, and shows it; the focus stays. */
  putCaret(line: number, column: number): void;
  /** How large the text is beside its normal size of 1. */
  setZoom(zoom: number): void;
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
  const reports = reportUpdates(options, () => pane);
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
  view.scrollDOM.addEventListener('scrollend', options.onRest);
  const surface = createEditorSurface(view);
  const pane = createScrollPane(surface);
  const stopWatching = watchSize(view, () => pane.refresh());
  let openKey: string | undefined;

  return {
    open(text, open) {
      if (openKey !== undefined) states.keep(openKey, { state: view.state, topLine: topLineOf(pane) });
      openKey = open.key;
      const kept = openKey === undefined ? undefined : states.take(openKey);
      const extensions = extensionsFor(open);
      view.setState(
        kept ? revive(kept.state, text, extensions, open.metadataEnd) : createEditorState(text, extensions),
      );
      restoreCaret(view, open.place ?? (kept ? undefined : placeOfBody(view.state, open.metadataEnd)));
      options.onSent(scrollOpened(view.state, pane, open, kept?.topLine));
    },
    text: () => view.state.doc.toString(),
    place: () => placeOf(view, pane, surface.box()),
    replaceText(text) {
      const changes = diffText(view.state.doc.toString(), text);
      if (changes.length > 0) view.dispatch(outsideChange(changes));
      return changes;
    },
    change: (changes, how) => view.dispatch(changeBeside(changes, how)),
    insertImages: (links, at) => insertImages(view, links, at),
    run: command => commands[command](view),
    focus: () => takeFocus(view),
    pane,
    surface: view.scrollDOM,
    caretTop: () => caretTopOf(view),
    lineCount: () => view.state.doc.lines,
    linesBetween: (line, endLine) => linesBetween(view.state, line, endLine),
    goTo(line) {
      options.onSent('line');
      goToLine(view, line);
    },
    showFound: (words, start) => goToFound(view, words, start, options),
    putCaret(line, column) {
      putCaret(view, line, column);
      if (caretTopOf(view) === undefined) pane.hold(line);
    },
    setZoom(zoom) {
      view.dom.style.setProperty('--editor-font-size', `${15 * zoom}px`);
      pane.refresh();
    },
    setTheme(theme) {
      view.dom.style.colorScheme = colorSchemes[theme];
    },
    hasFocus: () => view.hasFocus,
    destroy() {
      stopWatching();
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

const besideEdit = 'property';

/** Only what is typed may join the step before it, or be joined by the next one. */
function changeBeside(changes: TextChanges, { isTyping, metadataEnd }: ChangeKind) {
  return {
    changes: [...changes],
    effects: setMetadataEnd.of(metadataEnd),
    userEvent: isTyping ? `input.type.${besideEdit}` : `input.${besideEdit}`,
    ...(isTyping ? {} : { annotations: isolateHistory.of('full') }),
  };
}

function isBeside({ transactions }: ViewUpdate): boolean {
  return transactions.some(
    change => change.isUserEvent(`input.${besideEdit}`) || change.isUserEvent(`input.type.${besideEdit}`),
  );
}

/** The state a post was left in, with today's text and options. */
function revive(kept: EditorState, text: string, extensions: Extension, metadataEnd: number): EditorState {
  const effects = [
    StateEffect.reconfigure.of(extensions),
    setMetadataEnd.of(metadataEnd),
    setFoundWords.of([]),
  ];
  return kept.update({ ...outsideChange(diffText(kept.doc.toString(), text)), effects }).state;
}

function restoreCaret(view: EditorView, place: PostPlace | undefined): void {
  if (!place) return;
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(place.anchor, end), head: Math.min(place.head, end) } });
}

function goToLine(view: EditorView, line: number): void {
  const { from } = lineOf(view.state, line);
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  takeFocus(view);
}

function goToFound(view: EditorView, words: readonly Mark[], start: number, { onSent }: EditorOptions): void {
  onSent('line');
  showFoundWords(view, words, start);
  takeFocus(view);
}

/** CodeMirror takes a text at its start for one that the focus has thrown there, and scrolls it to where it was last. */
function takeFocus(view: EditorView): void {
  const { scrollTop, scrollLeft } = view.scrollDOM;
  view.focus();
  view.scrollDOM.scrollTop = scrollTop;
  view.scrollDOM.scrollLeft = scrollLeft;
}

function putCaret(view: EditorView, line: number, column: number): void {
  const { from, to } = lineOf(view.state, line);
  view.dispatch({ selection: { anchor: Math.min(from + column, to) } });
}

/** Scrolls a text that was just opened; says whether to its body or to where it was left. */
function scrollOpened(
  state: EditorState,
  pane: ScrollPane,
  open: OpenOptions,
  keptLine = 1,
): 'post' | 'body' {
  const topLine = placeWithin(state, open.place?.topLine ?? keptLine);
  const bodyLine = open.isBodyFirst && topLine === 1 ? bodyLineOf(state, open.metadataEnd) : undefined;
  if (bodyLine === undefined) pane.hold(topLine);
  else pane.holdTop(bodyLine);
  return bodyLine === undefined ? 'post' : 'body';
}

/** A place beyond the end belongs to another text. */
function placeWithin({ doc }: EditorState, place: number): number {
  return place > doc.lines + 3 ? 1 : place;
}

/** Where caret and scroll are; a text that is seen whole is at its start. */
function placeOf({ state }: EditorView, pane: ScrollPane, box: ScrollBox | undefined): PostPlace {
  const { anchor, head } = state.selection.main;
  return { anchor, head, topLine: box && box.length <= box.height ? 1 : topLineOf(pane) };
}

/** A post that nobody has scrolled since it was opened is at its start. */
function topLineOf(pane: ScrollPane): number {
  return pane.isTopHeld ? 1 : pane.place;
}

function lineOf({ doc }: EditorState, line: number): Line {
  return doc.line(Math.max(1, Math.min(Math.floor(line), doc.lines)));
}

function linesBetween(state: EditorState, line: number, endLine: number): readonly string[] {
  const { from } = lineOf(state, line);
  return state.sliceDoc(from, Math.max(from, lineOf(state, endLine).to)).split('\n');
}

function reportUpdates(options: EditorOptions, paneOf: () => ScrollPane) {
  return [
    EditorView.updateListener.of(update => {
      if (update.docChanged) {
        const pane = paneOf();
        const map = (position: number) => update.changes.mapPos(position, 1);
        pane.rename(placeAfter(pane.place, update.startState, update.state, map));
      }
      const isWritten = reportChanges(update, options.onChange);
      if (update.selectionSet || isWritten)
        options.onCaret(caretPlaceOf(update.state), isWritten && !isBeside(update));
    }),
    EditorView.domEventObservers({ scroll: options.onScroll }),
  ];
}

/** Tells of what the writer changed; false when that is nothing. */
function reportChanges(update: ViewUpdate, onChange: EditorOptions['onChange']): boolean {
  const written = update.transactions.filter(
    transaction => transaction.docChanged && !transaction.isUserEvent(outsideEdit),
  );
  for (const transaction of written) onChange(changesOf(transaction.changes));
  return written.length > 0;
}

function reportBlur(view: EditorView, onBlur: () => void): void {
  view.dom.addEventListener('focusout', event => {
    if (!(event.relatedTarget instanceof Node && view.dom.contains(event.relatedTarget))) onBlur();
  });
}

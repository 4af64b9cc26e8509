import { EditorView } from '@codemirror/view';

const color = (name: string, light: string, dark: string) =>
  `var(--editor-${name}, light-dark(${light}, ${dark}))`;

const text = color('text', '#1f2937', '#dfe3ea');
const background = color('background', '#ffffff', '#17191e');
const accent = color('accent', '#1d4ed8', '#93b4ff');
const border = color('border', '#d1d5db', '#3a404b');
const panel = color('panel', '#f5f6f8', '#20242b');
const hover = color('hover', '#e6e9ee', '#2d333d');
const selection = color('selection', '#c9dcff', '#2c4674');
const match = color('match', '#ffe9a8', '#5a4a12');
const matchSelected = color('match-selected', '#ffc94d', '#755800');

/** The find panel, above the text. */
function panels() {
  const control = {
    font: 'inherit',
    color: 'inherit',
    border: `1px solid ${border}`,
    borderRadius: '4px',
    padding: '0.25em 0.6em',
    margin: '0.15em 0.3em 0.15em 0',
  };
  return {
    '.cm-panels': { backgroundColor: panel, color: text },
    '.cm-panels.cm-panels-top': { borderBottom: `1px solid ${border}` },
    '.cm-panel.cm-search': {
      padding: '0.4em 2.2em 0.4em 0.6em',
      fontFamily: 'var(--editor-panel-font, system-ui, sans-serif)',
      fontSize: '13px',
    },
    '.cm-panel.cm-search label': { fontSize: 'inherit', margin: '0 0.8em 0 0.2em', whiteSpace: 'nowrap' },
    '.cm-panel.cm-search input[type=checkbox]': { accentColor: accent, margin: '0 0.35em 0 0' },
    '.cm-textfield': { ...control, backgroundColor: background },
    '.cm-button': { ...control, backgroundColor: background, backgroundImage: 'none', cursor: 'pointer' },
    '.cm-button:hover, .cm-button:active': { backgroundColor: hover, backgroundImage: 'none' },
    '.cm-panel.cm-search [name=close]': {
      color: 'inherit',
      font: 'inherit',
      fontSize: '18px',
      width: '1.5em',
      height: '1.5em',
      top: '0.3em',
      right: '0.3em',
      cursor: 'pointer',
    },
    '.cm-panel :focus-visible': { outline: `2px solid ${accent}`, outlineOffset: '1px' },
  };
}

/** The look of the writing surface: a calm column of text. All colours are `--editor-…` custom properties. */
export const editorTheme = EditorView.theme({
  '&': {
    height: '100%',
    color: text,
    backgroundColor: background,
    fontSize: 'var(--editor-font-size, 15px)',
  },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-scroller': { boxShadow: `inset 2px 0 0 ${accent}` },
  '.cm-scroller': {
    fontFamily:
      'var(--editor-font, ui-monospace, "Cascadia Code", "SF Mono", Menlo, "DejaVu Sans Mono", monospace)',
    lineHeight: 'var(--editor-line-height, 1.65)',
    overflow: 'auto',
  },
  '.cm-content': {
    maxWidth: 'var(--editor-measure, 80ch)',
    margin: '0 auto',
    padding: '2.5rem 1.5rem 40vh',
    boxSizing: 'content-box',
    caretColor: accent,
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: `2px solid ${accent}` },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: selection,
  },
  '.cm-metadata': { color: color('metadata', '#5b6370', '#8b93a1'), fontSize: '0.9em' },
  '.cm-code-line': { backgroundColor: color('code-background', '#f5f6f8', '#1e2229') },
  '.cm-searchMatch': { backgroundColor: match },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: matchSelected },
  '.cm-found': { backgroundColor: match, borderRadius: '2px' },
  // Which of the two spans lies in the other is CodeMirror’s affair.
  '.cm-found-current, .cm-found-current > .cm-found, .cm-found > .cm-found-current': {
    backgroundColor: matchSelected,
  },
  '@media (forced-colors: active)': {
    '.cm-found': { outline: '1px solid Highlight' },
    '.cm-found-current': { outline: '2px solid Highlight' },
  },
  '.cm-data-uri': {
    color: color('metadata', '#5b6370', '#8b93a1'),
    border: `1px solid ${border}`,
    borderRadius: '4px',
    padding: '0 0.4em',
    whiteSpace: 'nowrap',
  },
  ...panels(),
});

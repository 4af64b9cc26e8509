/** The user's settings, kept under `LEYSIN_HOME`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly layout: 'both' | 'editor' | 'preview';
  /** Share of the width the editor has beside the preview, 0.2 to 0.8. */
  readonly editorShare: number;
  /** Share of the height it has above the preview in a narrow window, 0.2 to 0.8. */
  readonly stackedEditorShare: number;
  readonly isListShown: boolean;
  /** Whether editor and preview scroll together. */
  readonly isScrollLocked: boolean;
  /** How large the text of editor and preview is beside its normal size of 1; one of `zooms`. */
  readonly zoom: number;
  /** Whether the outline below the list is unfolded. */
  readonly isOutlineShown: boolean;
  /** Whether the form of a post's properties above its text is unfolded. */
  readonly isPropertiesShown: boolean;
  /** Whether what is online is looked at every few minutes, in trusted blogs. */
  readonly isQuietFetchOn: boolean;
}

/** The sizes of text there are, beside the normal size of 1. */
export const zooms = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export const defaultSettings: Settings = {
  theme: 'system',
  layout: 'both',
  editorShare: 0.5,
  stackedEditorShare: 0.5,
  isListShown: true,
  isScrollLocked: true,
  zoom: 1,
  isOutlineShown: false,
  isPropertiesShown: true,
  isQuietFetchOn: true,
};

/** Whether a share leaves both panes room. */
export function isShare(share: number): boolean {
  return share >= 0.2 && share <= 0.8;
}

const themes = ['system', 'light', 'dark'] as const;
const layouts = ['both', 'editor', 'preview'] as const;

/** Settings from anything read from disk: what is missing or wrong gets its default. */
export function parseSettings(value: unknown): Settings {
  const found = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const shareOf = (name: 'editorShare' | 'stackedEditorShare') => {
    const share = found[name];
    return typeof share === 'number' && isShare(share) ? share : defaultSettings[name];
  };
  const answerOf = (
    name: 'isListShown' | 'isScrollLocked' | 'isOutlineShown' | 'isPropertiesShown' | 'isQuietFetchOn',
  ) => {
    const answer = found[name];
    return typeof answer === 'boolean' ? answer : defaultSettings[name];
  };
  return {
    theme: themes.find(theme => theme === found.theme) ?? defaultSettings.theme,
    layout: layouts.find(layout => layout === found.layout) ?? defaultSettings.layout,
    editorShare: shareOf('editorShare'),
    stackedEditorShare: shareOf('stackedEditorShare'),
    isListShown: answerOf('isListShown'),
    isScrollLocked: answerOf('isScrollLocked'),
    zoom: zooms.find(zoom => zoom === found.zoom) ?? defaultSettings.zoom,
    isOutlineShown: answerOf('isOutlineShown'),
    isPropertiesShown: answerOf('isPropertiesShown'),
    isQuietFetchOn: answerOf('isQuietFetchOn'),
  };
}

/** The user's settings, kept under `LEYSIN_HOME`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly layout: 'both' | 'editor' | 'preview';
  /** Share of the width the editor has beside the preview, 0.2 to 0.8. */
  readonly editorShare: number;
  readonly isListShown: boolean;
  /** Whether the outline below the list is unfolded. */
  readonly isOutlineShown: boolean;
}

export const defaultSettings: Settings = {
  theme: 'system',
  layout: 'both',
  editorShare: 0.5,
  isListShown: true,
  isOutlineShown: false,
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
  const share = found.editorShare;
  return {
    theme: themes.find(theme => theme === found.theme) ?? defaultSettings.theme,
    layout: layouts.find(layout => layout === found.layout) ?? defaultSettings.layout,
    editorShare: typeof share === 'number' && isShare(share) ? share : defaultSettings.editorShare,
    isListShown: typeof found.isListShown === 'boolean' ? found.isListShown : defaultSettings.isListShown,
    isOutlineShown:
      typeof found.isOutlineShown === 'boolean' ? found.isOutlineShown : defaultSettings.isOutlineShown,
  };
}
